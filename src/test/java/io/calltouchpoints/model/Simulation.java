package io.calltouchpoints.model;

import io.calltouchpoints.ingest.CallChange;
import io.calltouchpoints.ingest.InputRules;
import io.calltouchpoints.ingest.TaskChange;
import io.calltouchpoints.ingest.TaskImage;
import io.calltouchpoints.journey.Deadline;
import io.calltouchpoints.journey.Marks;
import io.calltouchpoints.journey.QuietSpan;
import io.calltouchpoints.journey.Rules;
import io.calltouchpoints.journey.Touchpoint;
import io.calltouchpoints.journey.Update;
import io.calltouchpoints.journey.Visitor;
import io.calltouchpoints.journey.VisitorRules;
import io.calltouchpoints.journey.WebEvent;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** The two keyed functions without Flink: steps in, the latest version of every touchpoint out. */
public final class Simulation {

    private final Rules rules;
    private final InputRules input;
    private final VisitorRules visitorRules;
    private final Map<String, Visitor> visitors = new HashMap<>();
    private final Map<String, TaskImage> tasks = new HashMap<>();
    private final Map<String, Map<Touchpoint.Id, Touchpoint>> published = new TreeMap<>();
    private final Map<String, Long> revisions = new HashMap<>();
    /** As the heap cache has them: made when a visitor changes. */
    private final Map<String, QuietSpan> quiet = new HashMap<>();

    /** Visitors whose timer deletes them unread. */
    private final Set<String> unread = new HashSet<>();

    /** Page views that only prolong, beside their visitor. */
    private final Map<String, Long> seen = new HashMap<>();

    private final List<String> complaints = new ArrayList<>();
    private long web = Long.MIN_VALUE;
    private long taskWatermark = Long.MIN_VALUE;
    private int mostFacts;

    public Simulation(Rules rules, InputRules input) {
        this.rules = rules;
        this.input = input;
        this.visitorRules = new VisitorRules(rules);
    }

    public static Simulation of(History history) {
        TaskOptions tasks = history.options().tasks();
        InputRules input = new InputRules(
                tasks.blankIds(),
                tasks.callTimeFields(),
                tasks.subtractDuration(),
                tasks.ignoreOutbound(),
                null,
                60_000,
                1 << 20,
                false);
        Simulation simulation = new Simulation(history.rules(), input);
        history.steps().forEach(simulation::step);
        return simulation;
    }

    /** What is wrong by itself, whatever the touchpoints are: rejections, useless publications. */
    public List<String> complaints() {
        return complaints;
    }

    public Map<String, Map<Touchpoint.Id, Touchpoint>> published() {
        Map<String, Map<Touchpoint.Id, Touchpoint>> result = new TreeMap<>(published);
        result.values().removeIf(Map::isEmpty);
        return result;
    }

    public int visitors() {
        return visitors.size();
    }

    public int tasks() {
        return tasks.size();
    }

    public int mostFacts() {
        return mostFacts;
    }

    public void step(Step step) {
        if (step instanceof Step.Web record) {
            web(record.visitorId(), record.event());
        } else if (step instanceof Step.Task record) {
            task(record.change());
        } else if (step instanceof Step.WebWatermark mark) {
            web = mark.time();
            fire();
        } else if (step instanceof Step.TaskWatermark mark) {
            taskWatermark = mark.time();
            tasks.values().removeIf(this::isDue);
            fire();
        }
    }

    private boolean isDue(TaskImage image) {
        return image.deadline(input, rules.maxDelay(), rules.correctionWindow()) <= taskWatermark;
    }

    private void web(String id, WebEvent event) {
        QuietSpan span = quiet.get(id);
        boolean covered = span != null && span.covers(event.time()) && visitorRules.isQuiet(event, marks());
        if (covered && visitorRules.prolongs()) {
            quiet.put(id, new QuietSpan(event.time(), span.before()));
            seen.put(id, event.time());
            return;
        }
        fold(id);
        Visitor visitor = visitors.getOrDefault(id, new Visitor(event.time()));
        Update update = visitorRules.web(visitor, event, marks());
        if (covered && update.kind() != Update.Kind.UNCHANGED) {
            complaints.add(update.kind() + " by " + event + " within " + span);
        }
        take(id, visitor, update);
    }

    /** The latest page view beside the visitor goes into it. */
    private void fold(String id) {
        Long time = seen.remove(id);
        if (time != null) {
            visitorRules.seen(visitors.get(id), time);
            quiet.put(id, visitorRules.quiet(visitors.get(id)));
        }
    }

    private void task(TaskChange change) {
        TaskImage image = tasks.computeIfAbsent(change.taskId(), key -> new TaskImage());
        for (CallChange call : image.apply(change, input).announcements()) {
            fold(call.bizibleId());
            Visitor visitor = visitors.getOrDefault(call.bizibleId(), new Visitor(call.toldAt()));
            take(call.bizibleId(), visitor, visitorRules.call(visitor, call.call(), call.toldAt(), marks()));
        }
        if (isDue(image)) {
            tasks.remove(change.taskId());
        }
    }

    private Marks marks() {
        return new Marks(web, Math.min(web, taskWatermark));
    }

    private void take(String id, Visitor visitor, Update update) {
        if (update.kind() == Update.Kind.LATE) {
            complaints.add("late, for " + id);
        }
        if (update.kind() != Update.Kind.CHANGED) {
            return;
        }
        update.changes().forEach(change -> publish(id, change));
        arm(visitor, id, update.due());
        visitors.put(id, visitor);
        quiet.put(id, visitorRules.quiet(visitor));
        mostFacts = Math.max(mostFacts, visitor.facts());
        fire();
    }

    private void publish(String id, Update.Change change) {
        Map<Touchpoint.Id, Touchpoint> latest = published.computeIfAbsent(id, key -> new HashMap<>());
        Touchpoint before =
                change.touchpoint() == null ? latest.remove(change.id()) : latest.put(change.id(), change.touchpoint());
        if (before == null ? change.touchpoint() == null : before.equals(change.touchpoint())) {
            complaints.add("published without a difference: " + change);
        }
        Long revision = revisions.put(id, change.revision());
        if (revision != null && revision >= change.revision()) {
            complaints.add("revision " + change.revision() + " after " + revision);
        }
    }

    private void arm(Visitor visitor, String id, Deadline due) {
        visitor.timer(due.nothingLeft() || unread.contains(id) ? due.at() : Math.min(visitor.timer(), due.at()));
        if (due.nothingLeft()) {
            unread.add(id);
        } else {
            unread.remove(id);
        }
    }

    private void fire() {
        long lower = marks().lower();
        for (Map.Entry<String, Visitor> entry : List.copyOf(visitors.entrySet())) {
            Visitor visitor = entry.getValue();
            if (visitor.timer() > lower) {
                continue;
            }
            fold(entry.getKey());
            Deadline due = visitorRules.expire(visitor, marks());
            if (due == null) {
                visitors.remove(entry.getKey());
                quiet.remove(entry.getKey());
            } else if (unread.contains(entry.getKey())) {
                throw new IllegalStateException("a visitor that could go unread, and does not");
            } else if (due.at() <= lower) {
                throw new IllegalStateException("a timer that is due again at once");
            } else {
                visitor.timer(Visitor.NO_TIMER);
                arm(visitor, entry.getKey(), due);
                quiet.put(entry.getKey(), visitorRules.quiet(visitor));
            }
        }
    }
}
