package io.calltouchpoints.state;

import io.calltouchpoints.ingest.Reason;
import io.calltouchpoints.journey.CallMatch;
import io.calltouchpoints.journey.Marks;
import io.calltouchpoints.journey.Touchpoint;
import io.calltouchpoints.journey.Update;
import io.calltouchpoints.journey.Visitor;
import io.calltouchpoints.journey.VisitorRules;
import io.calltouchpoints.journey.WebEvent;
import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.Gauge;
import org.apache.flink.metrics.Histogram;
import org.apache.flink.metrics.MetricGroup;
import org.apache.flink.runtime.metrics.DescriptiveStatisticsHistogram;
import org.jspecify.annotations.Nullable;

/**
 * The metrics of {@link JourneyFunction}, operator {@code journey}.
 *
 * <ul>
 *   <li>{@code touchpointsPublished}, counter: first versions of touchpoints
 *   <li>{@code touchpointsCorrected}, counter: later versions of touchpoints
 *   <li>{@code touchpointsWithdrawn}, counter: touchpoints that are no more
 *   <li>{@code callOutcomes}, counter, label {@code callMatch} (MERGED, SESSION_TAKEN, SESSION_EXPIRED, NO_SESSION): how often a
 *       call got this outcome; one that is corrected counts again, under its new outcome
 *   <li>{@code rejections}, counter, label {@code reason}: LATE_WEB_EVENT, LATE_CALL
 *   <li>{@code lateness}, histogram of the latest 1000, milliseconds: how far web events that were rejected as late were behind the
 *       web watermark; raise {@code web.out-of-orderness} by that much to take them
 *   <li>{@code evictedFacts}, counter: sessions, web events and calls that went early because of {@code visitor.max-facts}
 *   <li>{@code quietPageViews}, counter: page views that were known to change nothing, without a look into state; most are, unless
 *       {@code session.cache} is too small for the open sessions, or the inputs run apart
 *   <li>{@code stateWrites}, counter: times that a visitor was stored
 *   <li>{@code sampledVisitors}, gauge: visitors in state, of those that are watched, one in 64
 *   <li>{@code sampledSessions}, gauge: their sessions in state
 * </ul>
 *
 * <p>Counters begin at 0 when a task starts. All visitors in state are Flink's {@code visitor.rocksdb.estimate-num-keys}, if
 * the configuration asks for it; their sessions are that times {@code sampledSessions / sampledVisitors}.
 */
final class JourneyMetrics {

    private static final int WINDOW = 1000;

    private final Counter published;
    private final Counter corrected;
    private final Counter withdrawn;
    private final CountersBy<CallMatch> outcomes;
    private final CountersBy<Reason> rejections;
    private final Histogram lateness;
    private final Counter evictedFacts;
    private final Counter quietPageViews;
    private final Counter stateWrites;
    private final VisitorSample sample = new VisitorSample();

    JourneyMetrics(MetricGroup group) {
        published = group.counter("touchpointsPublished");
        corrected = group.counter("touchpointsCorrected");
        withdrawn = group.counter("touchpointsWithdrawn");
        outcomes = new CountersBy<>(group, "callOutcomes", "callMatch", CallMatch.class);
        rejections = new CountersBy<>(group, "rejections", "reason", Reason.class);
        lateness = group.histogram("lateness", new DescriptiveStatisticsHistogram(WINDOW));
        evictedFacts = group.counter("evictedFacts");
        quietPageViews = group.counter("quietPageViews");
        stateWrites = group.counter("stateWrites");
        group.gauge("sampledVisitors", (Gauge<Long>) sample::visitors);
        group.gauge("sampledSessions", (Gauge<Long>) sample::sessions);
    }

    void lateWebEvent(WebEvent event, Marks marks) {
        rejections.inc(Reason.LATE_WEB_EVENT);
        // Unknown, the watermark is far below.
        lateness.update(event.time() < marks.web() ? marks.web() - event.time() : 0);
    }

    void lateCall() {
        rejections.inc(Reason.LATE_CALL);
    }

    void changed(Update update) {
        evictedFacts.inc(update.evicted());
        for (Update.Change change : update.changes()) {
            count(change.touchpoint(), update.replaced(change));
        }
    }

    private void count(@Nullable Touchpoint now, @Nullable Touchpoint before) {
        if (now == null) {
            withdrawn.inc();
            return;
        }
        (before == null ? published : corrected).inc();
        CallMatch match = now.callMatch();
        if (match != null && (before == null || before.callMatch() != match)) {
            outcomes.inc(match);
        }
    }

    void quiet() {
        quietPageViews.inc();
    }

    long quietPageViews() {
        return quietPageViews.getCount();
    }

    long stateWrites() {
        return stateWrites.getCount();
    }

    void stored(String bizibleId, Visitor visitor, VisitorRules rules) {
        stateWrites.inc();
        if (VisitorSample.has(bizibleId)) {
            sample.stored(bizibleId, rules.sessions(visitor));
        }
    }

    void gone(String bizibleId) {
        if (VisitorSample.has(bizibleId)) {
            sample.gone(bizibleId);
        }
    }
}
