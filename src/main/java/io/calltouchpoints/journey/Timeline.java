package io.calltouchpoints.journey;

import io.calltouchpoints.journey.Group.PlacedCall;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the rules make of a visitor's facts, laid open for people who ask why. Nothing is changed.
 *
 * @param visits sessions in order of time, those not yet settled included
 * @param calls in order of time, silent ones included
 * @param touchpoints in order of their interactions
 */
public record Timeline(List<Visit> visits, List<CallPlace> calls, List<Touchpoint> touchpoints) {

    /**
     * @param end when it is over, exclusive: its expiry, or the start of the next one; epoch milliseconds UTC
     * @param settled its start and first event stand, whatever comes
     * @param keptUntil event time that must pass before it is forgotten
     */
    public record Visit(Session session, long end, boolean settled, long keptUntil) {}

    /**
     * @param at when the call counts: its time, or with {@code call.clock-skew} the start of the session after it
     * @param touchpoint null when the call is silent
     * @param session the one that the call belongs to or that explains it, or null
     * @param before the latest session that began at or before the call, or null
     * @param after the session after that, or null
     * @param keptUntil event time that must pass before it is forgotten
     */
    public record CallPlace(
            Call call,
            long at,
            @Nullable Touchpoint touchpoint,
            @Nullable Visit session,
            @Nullable Visit before,
            @Nullable Visit after,
            long keptUntil) {}

    public static Timeline of(Visitor visitor, Rules rules) {
        Journey journey = Journey.of(visitor, rules);
        List<Session> sessions = Sessions.of(visitor, rules);
        List<Visit> visits = new ArrayList<>();
        List<Long> deadlines = new ArrayList<>();
        long keptUntil = Long.MIN_VALUE;
        for (Group group : journey.groups()) {
            // None goes before an earlier one.
            keptUntil = Math.max(keptUntil, group.deadline(rules));
            deadlines.add(keptUntil);
            if (group.session() != null) {
                int index = visits.size();
                visits.add(new Visit(
                        group.session(),
                        Sessions.end(sessions, index),
                        index < visitor.sessions().size(),
                        keptUntil));
            }
        }
        return new Timeline(visits, calls(journey, visits, deadlines), journey.touchpoints());
    }

    private static List<CallPlace> calls(Journey journey, List<Visit> visits, List<Long> deadlines) {
        List<CallPlace> calls = new ArrayList<>();
        List<Session> sessions = visits.stream().map(Visit::session).toList();
        int session = -1;
        for (int i = 0; i < journey.groups().size(); i++) {
            Group group = journey.groups().get(i);
            session += group.session() == null ? 0 : 1;
            for (PlacedCall placed : group.calls()) {
                int latest = Sessions.latest(sessions, placed.call().time());
                calls.add(new CallPlace(
                        placed.call(),
                        placed.at(),
                        touchpointOf(placed.call(), journey.touchpoints()),
                        group.session() == null ? null : visits.get(session),
                        latest < 0 ? null : visits.get(latest),
                        latest + 1 < visits.size() ? visits.get(latest + 1) : null,
                        deadlines.get(i)));
            }
        }
        return calls;
    }

    private static @Nullable Touchpoint touchpointOf(Call call, List<Touchpoint> touchpoints) {
        return touchpoints.stream()
                .filter(touchpoint -> call.equals(touchpoint.call()))
                .findAny()
                .orElse(null);
    }
}
