package io.calltouchpoints.attribution;

import java.util.List;
import java.util.stream.Collectors;

/** A channel sheet that cannot be used, with everything that is wrong in it. */
public final class ChannelSheetException extends IllegalArgumentException {

    private static final long serialVersionUID = 1;

    private final transient List<SheetProblem> problems;

    ChannelSheetException(List<SheetProblem> problems) {
        super(problems.stream().map(SheetProblem::toString).collect(Collectors.joining("\n")));
        this.problems = List.copyOf(problems);
    }

    /** In the order of the sheet. Empty after serialization; the message has them all. */
    public List<SheetProblem> problems() {
        return problems == null ? List.of() : problems;
    }
}
