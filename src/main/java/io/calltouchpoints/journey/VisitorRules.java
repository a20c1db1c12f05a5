package io.calltouchpoints.journey;

import io.calltouchpoints.journey.Update.Change;
import io.calltouchpoints.journey.Update.Kind;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Applies records to a visitor's facts and tells what is to be published: the difference between the touchpoints before and
 * after. Late calls, deleted Tasks, out-of-order page views are all the same to it.
 */
public final class VisitorRules {

    private final Rules rules;

    public VisitorRules(Rules rules) {
        this.rules = rules;
    }

    public Update web(Visitor visitor, WebEvent event, Marks marks) {
        long mark = marks.late(rules);
        visitor.settle(mark, rules);
        Forgetting.forgetSessions(visitor, marks.lower(), rules);
        if (event.time() <= Math.max(mark, visitor.floor())) {
            return lateWeb(visitor, event, marks);
        }
        if (Keeping.cannotMatter(visitor, event, mark, rules)) {
            return Update.UNCHANGED;
        }
        Journey before = Journey.of(visitor, rules);
        if (!visitor.add(event)) {
            return Update.UNCHANGED;
        }
        Keeping.prune(visitor, mark, rules);
        return publish(visitor, before, marks);
    }

    /** Where the visitor, as it is, is open for page views that change nothing. */
    public QuietSpan quiet(Visitor visitor) {
        return Keeping.quiet(visitor, rules);
    }

    /** Whether page views within the {@link #quiet} span make the session last longer. */
    public boolean prolongs() {
        return rules.sessionExpiry() == Rules.SessionExpiry.INACTIVITY;
    }

    /**
     * Puts the latest page view within the {@link #quiet} span into the visitor; where none {@link #prolongs}, it says nothing.
     *
     * @param time epoch milliseconds UTC
     */
    public void seen(Visitor visitor, long time) {
        if (prolongs() && time > visitor.floor()) {
            visitor.add(Keeping.trace(time));
        }
    }

    /** Whether the web event is one of those that the {@link #quiet} span of its visitor speaks of. */
    public boolean isQuiet(WebEvent event, Marks marks) {
        return Keeping.isQuiet(event, marks.late(rules), rules);
    }

    /** A late form or chat may still be the conversion of a session that is there; it never opens or prolongs one. */
    private Update lateWeb(Visitor visitor, WebEvent event, Marks marks) {
        List<Session> sessions = Sessions.of(visitor, rules);
        int index = Sessions.latest(visitor.sessions(), event.time());
        if (event.type() == EventType.PAGE_VIEW
                || index < 0
                || sessions.get(index).isCut()
                || event.time() >= Sessions.end(sessions, index)) {
            return Update.LATE;
        }
        Session session = visitor.sessions().get(index);
        Session with = session.with(Session.formOf(event));
        if (with.equals(session)) {
            return Update.UNCHANGED;
        }
        Journey before = Journey.of(visitor, rules);
        visitor.sessions().set(index, with);
        return publish(visitor, before, marks);
    }

    /** @param toldAt event time of the change that told of the call */
    public Update call(Visitor visitor, Call call, long toldAt, Marks marks) {
        visitor.settle(marks.late(rules), rules);
        Forgetting.forgetSessions(visitor, marks.lower(), rules);
        Call known = visitor.calls().get(call.taskId());
        if (known == null && Math.max(toldAt, marks.lower()) > Times.plus(call.time(), rules.correctionWindow())) {
            return call.silent() ? Update.UNCHANGED : Update.LATE;
        }
        if (call.equals(known)) {
            return Update.UNCHANGED;
        }
        Journey before = Journey.of(visitor, rules);
        visitor.calls().put(call.taskId(), call);
        return publish(visitor, before, marks);
    }

    /**
     * Forgets what is due.
     *
     * @return when to look again, or null when nothing is left to be kept
     */
    public @Nullable Deadline expire(Visitor visitor, Marks marks) {
        visitor.settle(marks.late(rules), rules);
        Forgetting.forget(visitor, marks.lower(), rules);
        Deadline due = Forgetting.deadline(Journey.of(visitor, rules), visitor, rules);
        return visitor.facts() == 0 && due.at() <= marks.lower() ? null : due;
    }

    /** How many sessions of the visitor are kept, those that may still change included. */
    public int sessions(Visitor visitor) {
        return Sessions.of(visitor, rules).size();
    }

    /** Takes a web event of a bounded input, where a visitor's events come in order of time and nothing is published yet. */
    public List<Change> collect(Visitor visitor, WebEvent event) {
        visitor.settle(Times.minus(event.time(), 1), rules);
        visitor.add(event);
        return retire(visitor);
    }

    /** Takes a call of a bounded input. */
    public List<Change> collect(Visitor visitor, Call call) {
        visitor.calls().put(call.taskId(), call);
        return retire(visitor);
    }

    /** The end of a bounded input: all touchpoints of the visitor. */
    public List<Change> finish(Visitor visitor) {
        visitor.settle(Long.MAX_VALUE, rules);
        return changes(visitor, List.of(), Journey.of(visitor, rules).touchpoints());
    }

    /** Beyond {@code visitor.max-facts} the oldest tenth goes at once, so that the cost of going stays small; published first. */
    private List<Change> retire(Visitor visitor) {
        if (visitor.facts() <= rules.maxFacts()) {
            return List.of();
        }
        Map<Touchpoint.Id, Touchpoint> going = byId(Journey.of(visitor, rules).touchpoints());
        visitor.evicted(Forgetting.forgetDownTo(rules.maxFacts() - rules.maxFacts() / 10, visitor, rules));
        Journey.of(visitor, rules).touchpoints().forEach(staying -> going.remove(staying.id()));
        return changes(visitor, List.of(), new ArrayList<>(going.values()));
    }

    private Update publish(Visitor visitor, Journey before, Marks marks) {
        Journey after = Journey.of(visitor, rules);
        List<Change> changes = changes(visitor, before.touchpoints(), after.touchpoints());
        if (Forgetting.isDue(after, marks.lower(), rules)) {
            Forgetting.forget(visitor, marks.lower(), rules);
            after = Journey.of(visitor, rules);
        }
        int evicted = 0;
        if (visitor.facts() > rules.maxFacts()) {
            evicted = Forgetting.forgetDownTo(rules.maxFacts(), visitor, rules);
            after = Journey.of(visitor, rules);
        }
        return new Update(
                Kind.CHANGED, changes, before.touchpoints(), Forgetting.deadline(after, visitor, rules), evicted);
    }

    private static List<Change> changes(Visitor visitor, List<Touchpoint> before, List<Touchpoint> after) {
        if (before.isEmpty() && after.isEmpty()) {
            return List.of();
        }
        List<Change> changes = new ArrayList<>();
        Map<Touchpoint.Id, Touchpoint> old = byId(before);
        for (Touchpoint touchpoint : after) {
            if (!touchpoint.equals(old.remove(touchpoint.id()))) {
                changes.add(new Change(touchpoint.id(), touchpoint, visitor.nextRevision()));
            }
        }
        old.keySet().forEach(id -> changes.add(new Change(id, null, visitor.nextRevision())));
        return changes;
    }

    private static Map<Touchpoint.Id, Touchpoint> byId(List<Touchpoint> touchpoints) {
        Map<Touchpoint.Id, Touchpoint> byId = new LinkedHashMap<>();
        touchpoints.forEach(touchpoint -> byId.put(touchpoint.id(), touchpoint));
        return byId;
    }
}
