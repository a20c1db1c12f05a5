package io.calltouchpoints.journey;

import io.calltouchpoints.journey.Group.Place;
import io.calltouchpoints.journey.Group.PlacedCall;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** Which call belongs to which session, and which session explains why a call belongs to none. */
final class Matching {

    private final List<Session> sessions;
    private final Rules rules;
    private final List<Group> groups;
    private int grouped;

    private Matching(List<Session> sessions, Rules rules, int calls) {
        this.sessions = sessions;
        this.rules = rules;
        this.groups = new ArrayList<>(sessions.size() + calls);
    }

    /** The groups of a visitor in order of time; every session and every call is in exactly one. */
    static List<Group> groups(List<Session> sessions, Collection<Call> calls, Rules rules) {
        Matching matching = new Matching(sessions, rules, calls.size());
        int latest = -1;
        for (Call call : calls.stream().sorted().toList()) {
            while (latest + 1 < sessions.size() && sessions.get(latest + 1).start() <= call.time()) {
                latest++;
            }
            matching.place(call, latest);
        }
        matching.groupSessionsUpTo(sessions.size() - 1);
        return matching.groups;
    }

    /** @param latest index of the latest session that did not start after the call, or -1 */
    private void place(Call call, int latest) {
        long time = call.time();
        int next = latest + 1;
        if (takesCalls(latest) && time < Sessions.end(sessions, latest)) {
            join(latest, new PlacedCall(call, Place.IN, time));
        } else if (takesCalls(next) && sessions.get(next).start() - time <= rules.clockSkew()) {
            join(next, new PlacedCall(call, Place.IN, sessions.get(next).start()));
        } else if (takesCalls(latest) && time - sessions.get(latest).expiry() < rules.nearMiss()) {
            join(latest, new PlacedCall(call, Place.EXPIRED, time));
        } else {
            groupSessionsUpTo(latest);
            groups.add(new Group(null, List.of(new PlacedCall(call, Place.ALONE, time))));
        }
    }

    /** A session that is cut down to its start has gone as far as calls are concerned. */
    private boolean takesCalls(int index) {
        return index >= 0 && index < sessions.size() && !sessions.get(index).isCut();
    }

    /** Calls come in order and so do the sessions they join: the session's group is always the last one. */
    private void join(int index, PlacedCall call) {
        groupSessionsUpTo(index);
        groups.get(groups.size() - 1).calls().add(call);
    }

    private void groupSessionsUpTo(int index) {
        for (; grouped <= index; grouped++) {
            groups.add(new Group(sessions.get(grouped), new ArrayList<>(0)));
        }
    }
}
