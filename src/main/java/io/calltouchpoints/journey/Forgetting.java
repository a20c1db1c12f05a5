package io.calltouchpoints.journey;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What may go, and when; the README, "What is kept and forgotten", says it in short.
 *
 * <p>Groups go in order of time, each in one step, none before an earlier one. So all that a record can still add, move or
 * withdraw is later than all that has gone, and {@link Past} suffices to give what comes its right position.
 */
final class Forgetting {

    private Forgetting() {}

    /** Whether {@link #forget} would find something; asked when the visitor is stored anyway. */
    static boolean isDue(Journey journey, long lower, Rules rules) {
        return !journey.groups().isEmpty() && journey.groups().get(0).deadline(rules) <= lower;
    }

    /** {@link #forget}, if the oldest session is due: asked before each record, because the timer may come later than the time. */
    static void forgetSessions(Visitor visitor, long lower, Rules rules) {
        List<Session> sessions = visitor.sessions();
        if (!sessions.isEmpty() && Group.sessionDeadline(sessions.get(0), rules) <= lower) {
            forget(visitor, lower, rules);
        }
    }

    /** Forgets what is due at the lower watermark; publishes nothing, because nothing published hangs on it any more. */
    static void forget(Visitor visitor, long lower, Rules rules) {
        List<Group> groups = Journey.of(visitor, rules).groups();
        int due = 0;
        while (due < groups.size() && groups.get(due).deadline(rules) <= lower && isSettled(visitor, groups.get(due))) {
            due++;
        }
        drop(visitor, groups.subList(0, due), rules);
        cut(visitor, groups.subList(due, groups.size()), lower, rules);
    }

    /**
     * Forgets the oldest facts until at most {@code most} are left, as if their time were over.
     *
     * @return the number of facts gone
     */
    static int forgetDownTo(int most, Visitor visitor, Rules rules) {
        int before = visitor.facts();
        while (visitor.facts() > most) {
            List<Group> groups = Journey.of(visitor, rules).groups();
            int due = 0;
            int left = visitor.facts();
            while (left > most && due < groups.size() && isSettled(visitor, groups.get(due))) {
                Group group = groups.get(due++);
                left -= group.calls().size() + (group.session() == null ? 0 : 1);
            }
            drop(visitor, groups.subList(0, due), rules);
            if (left > most && due < groups.size()) {
                settleOldest(visitor, rules);
            }
        }
        return before - visitor.facts();
    }

    /**
     * When the visitor is due: with the deadline of the last group, at most {@code call.max-delay} after that of the first, so that
     * one look at the visitor forgets many; without a group, at the end of what is kept of the past. A first visit that led to
     * nothing is all that would be kept of it, so it stays as it is, and {@link #forgetSessions} sees to it that it takes no more.
     * Nothing is left when that goes, unless it is a session that has meanwhile been prolonged.
     */
    static Deadline deadline(Journey journey, Visitor visitor, Rules rules) {
        List<Group> groups = journey.groups();
        if (!groups.isEmpty()) {
            long first = groups.get(0).deadline(rules);
            Session visit = onlyVisit(visitor, groups, rules);
            if (visit != null) {
                boolean prolonged = rules.sessionExpiry() == Rules.SessionExpiry.INACTIVITY;
                return new Deadline(Math.max(first, endOfPast(visit.start(), rules)), !prolonged);
            }
            long last = groups.get(groups.size() - 1).deadline(rules);
            return new Deadline(Math.max(first, Math.min(last, Times.plus(first, rules.maxDelay()))), false);
        }
        Past past = visitor.past();
        return new Deadline(past == null ? Long.MIN_VALUE : endOfPast(past.last(), rules), true);
    }

    /** @param last when the last session before was that has gone */
    private static long endOfPast(long last, Rules rules) {
        return Times.plus(last, Times.plus(rules.journeyTimeout(), rules.maxDelay()));
    }

    /** The one session that all of the visitor is, if it would become {@link Past#firstVisit}; else null. */
    private static @Nullable Session onlyVisit(Visitor visitor, List<Group> groups, Rules rules) {
        boolean only = groups.size() == 1 && visitor.past() == null && isEmpty(groups.get(0));
        return only && rules.firstTouchPublish() == Rules.FirstTouchPublish.ON_LEAD
                ? groups.get(0).session()
                : null;
    }

    /** Whether the group is a session without form and call. */
    private static boolean isEmpty(Group group) {
        Session session = group.session();
        return session != null && session.form() == null && group.calls().isEmpty();
    }

    /** Whether no pending event can be part of the group. */
    private static boolean isSettled(Visitor visitor, Group group) {
        Session session = group.session();
        if (session == null || visitor.pending().isEmpty()) {
            return true;
        }
        List<Session> settled = visitor.sessions();
        int index = Sessions.latest(settled, session.start());
        return index >= 0
                && settled.get(index).start() == session.start()
                && (index < settled.size() - 1
                        || !settled.get(index).admits(visitor.pending().get(0)));
    }

    /** Settles what the oldest session with pending events has, so that its group can go. */
    private static void settleOldest(Visitor visitor, Rules rules) {
        List<Session> sessions = Sessions.of(visitor, rules);
        int index =
                Math.max(0, Sessions.latest(sessions, visitor.pending().get(0).time()));
        visitor.settle(Sessions.end(sessions, index) - 1, rules);
    }

    private static void drop(Visitor visitor, List<Group> gone, Rules rules) {
        if (gone.isEmpty()) {
            return;
        }
        JourneyWalk walk = new JourneyWalk(visitor.past(), rules, touchpoint -> {});
        int sessions = 0;
        for (Group group : gone) {
            walk.walk(group);
            sessions += group.session() == null ? 0 : 1;
            group.calls().forEach(placed -> visitor.calls().remove(placed.call().taskId()));
        }
        visitor.sessions().subList(0, sessions).clear();
        visitor.past(walk.past());
    }

    /**
     * Behind a group that stays, cuts sessions that hold nothing and whose time is over down to their starts: they can be no
     * journey's first touch, because the session before, which cannot be withdrawn, is near enough.
     */
    private static void cut(Visitor visitor, List<Group> groups, long lower, Rules rules) {
        Past past = visitor.past();
        List<Session> sessions = visitor.sessions();
        int index = -1;
        for (int i = 0; i < groups.size(); i++) {
            Session session = groups.get(i).session();
            if (session == null) {
                continue;
            }
            if (++index == sessions.size()) {
                return;
            }
            boolean near = index > 0
                    ? session.start() - sessions.get(index - 1).start() <= rules.journeyTimeout()
                    : past != null && session.start() - past.last() <= rules.journeyTimeout();
            if (i > 0 && near && isEmpty(groups.get(i)) && Group.sessionDeadline(session, rules) <= lower) {
                sessions.set(index, session.cut());
            }
        }
    }
}
