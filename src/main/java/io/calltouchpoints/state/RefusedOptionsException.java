package io.calltouchpoints.state;

import java.util.List;

/** State that came about under options which may not change. Says which, and what can be done. */
public final class RefusedOptionsException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    RefusedOptionsException(List<String> refusals) {
        super("The state was kept under other options: " + String.join(" ", refusals));
    }
}
