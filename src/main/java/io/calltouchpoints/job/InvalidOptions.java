package io.calltouchpoints.job;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** All that is wrong with the options, at once. */
public final class InvalidOptions extends Exception {

    private static final long serialVersionUID = 1L;

    // Not needed on another machine, and so no reason to make Mistake serializable.
    private final transient List<Mistake> mistakes;

    InvalidOptions(List<Mistake> mistakes) {
        super(mistakes.stream().map(Mistake::toString).collect(Collectors.joining("\n")));
        this.mistakes = new ArrayList<>(mistakes);
    }

    public List<Mistake> mistakes() {
        return List.copyOf(mistakes);
    }
}
