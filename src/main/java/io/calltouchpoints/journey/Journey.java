package io.calltouchpoints.journey;

import java.util.ArrayList;
import java.util.List;

/**
 * The heart of the product: a visitor's touchpoints as a function of the visitor's facts.
 *
 * @param groups in order of time
 * @param touchpoints in order of their interactions
 */
record Journey(List<Group> groups, List<Touchpoint> touchpoints) {

    static Journey of(Visitor visitor, Rules rules) {
        List<Group> groups =
                Matching.groups(Sessions.of(visitor, rules), visitor.calls().values(), rules);
        List<Touchpoint> touchpoints = new ArrayList<>();
        JourneyWalk walk = new JourneyWalk(visitor.past(), rules, touchpoints::add);
        groups.forEach(walk::walk);
        return new Journey(groups, touchpoints);
    }
}
