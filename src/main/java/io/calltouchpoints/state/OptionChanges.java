package io.calltouchpoints.state;

import java.io.Serializable;
import java.util.List;
import java.util.Map;

/** Judges options that differ from those under which state came about. */
@FunctionalInterface
public interface OptionChanges extends Serializable {

    /**
     * Why the state cannot go on under the present options, a sentence each; empty when it can.
     *
     * @param before what the state was kept under, by option name; options of other versions included
     */
    List<String> refusals(Map<String, String> before);
}
