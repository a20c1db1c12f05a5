package io.calltouchpoints.model;

import io.calltouchpoints.ingest.TaskChange;
import io.calltouchpoints.journey.Touchpoint;
import io.calltouchpoints.journey.WebEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.StringJoiner;
import java.util.TreeMap;

/** Histories in words. */
final class Words {

    private static final long YEAR_3000 = 32_503_680_000_000L;

    private Words() {}

    static String time(long time) {
        if (time == Long.MAX_VALUE) {
            return "the end of time";
        }
        return Math.abs(time) < YEAR_3000 ? Instant.ofEpochMilli(time).toString() : Long.toString(time);
    }

    /** With milliseconds beside it, for copying into a test. */
    static String duration(long millis) {
        return millis + " ms (" + Duration.ofMillis(millis).toString().substring(1) + ")";
    }

    static String step(Step step) {
        return switch (step.getClass().getSimpleName()) {
            case "Web" -> web((Step.Web) step);
            case "Task" -> task(((Step.Task) step).change());
            case "WebWatermark" -> "web watermark   " + time(((Step.WebWatermark) step).time());
            case "TaskWatermark" -> "tasks watermark " + time(((Step.TaskWatermark) step).time());
            default -> throw new IllegalArgumentException(step.toString());
        };
    }

    static String touchpoint(Touchpoint touchpoint) {
        StringJoiner words = new StringJoiner(" ");
        words.add(time(touchpoint.date()));
        if (touchpoint.landing() != null) {
            words.add("session " + touchpoint.landing().url());
        }
        if (touchpoint.form() != null) {
            words.add(touchpoint.form().type() + " " + time(touchpoint.form().time()));
        }
        if (touchpoint.call() != null) {
            words.add(touchpoint.call().taskId()).add(time(touchpoint.call().time()));
            words.add(touchpoint.callMatch() + " " + touchpoint.sinceSessionStart());
        }
        return words.add((touchpoint.firstTouch() ? "FT " : "") + (touchpoint.leadCreation() ? "LC" : ""))
                .toString();
    }

    private static String web(Step.Web web) {
        WebEvent event = web.event();
        StringJoiner words = new StringJoiner(" ");
        words.add(time(event.time())).add("web " + web.partition()).add(web.visitorId());
        words.add(event.type() + (event.arrives() ? " (arrives)" : "")).add("url=" + event.url());
        words.add("referrer=" + event.referrer()).add("agent=" + event.userAgent());
        return words.add("geo=" + event.geoCountry() + "/" + event.geoRegion() + "/" + event.geoCity())
                .toString();
    }

    private static String task(TaskChange change) {
        StringJoiner words = new StringJoiner(" ");
        words.add(time(change.version())).add("task").add(change.taskId());
        if (change.sequence() != 0) {
            words.add("#" + change.sequence());
        }
        if (change.time() != change.version()) {
            words.add("(at " + time(change.time()) + ")");
        }
        if (change.deleted() != null) {
            words.add(change.deleted() ? "deleted" : "not deleted");
        }
        new TreeMap<>(change.fields()).forEach((name, value) -> {
            boolean time = value != null && value.length() > 10 && value.chars().allMatch(Character::isDigit);
            words.add(name + "=" + (time ? time(Long.parseLong(value)) : value));
        });
        return words.toString();
    }
}
