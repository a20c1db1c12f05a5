package io.calltouchpoints.cli;

import java.util.List;

/** Why a command cannot do its work, in words for its user. */
public final class Refusal extends Exception {

    private static final long serialVersionUID = 1L;

    public Refusal(String reason) {
        super(reason);
    }

    public Refusal(List<String> reasons) {
        super(String.join("; ", reasons));
    }
}
