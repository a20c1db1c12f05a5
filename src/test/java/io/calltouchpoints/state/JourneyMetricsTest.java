package io.calltouchpoints.state;

import static io.calltouchpoints.state.JourneyHarness.at;
import static io.calltouchpoints.state.JourneyHarness.call;
import static io.calltouchpoints.state.JourneyHarness.form;
import static io.calltouchpoints.state.JourneyHarness.view;
import static org.assertj.core.api.Assertions.assertThat;

import io.calltouchpoints.job.Options;
import io.calltouchpoints.journey.Marks;
import io.calltouchpoints.journey.Update;
import io.calltouchpoints.journey.Visitor;
import io.calltouchpoints.journey.VisitorRules;
import java.util.HashMap;
import java.util.Map;
import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.Gauge;
import org.apache.flink.metrics.Histogram;
import org.apache.flink.metrics.Metric;
import org.apache.flink.metrics.MetricGroup;
import org.apache.flink.metrics.SimpleCounter;
import org.apache.flink.metrics.groups.UnregisteredMetricsGroup;
import org.junit.jupiter.api.Test;

class JourneyMetricsTest {

    private static final Marks BEGINNING = new Marks(Long.MIN_VALUE, Long.MIN_VALUE);

    private final Map<String, Metric> registered = new HashMap<>();
    private final JourneyMetrics metrics = new JourneyMetrics(new Recording(""));
    private final VisitorRules rules = rules();
    private final Visitor visitor = new Visitor(at(0));

    private static VisitorRules rules() {
        try {
            return new VisitorRules(Options.parse(Map.of()).rules());
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void aCallThatIsPublishedCorrectedAndWithdrawn() {
        changed(rules.call(visitor, call("00T5e00001AbCdEEAV", 8), at(10), BEGINNING));
        assertThat(count("touchpointsPublished")).isEqualTo(1);
        assertThat(count("callMatch.NO_SESSION.callOutcomes")).isEqualTo(1);

        // The session that it belongs to: another touchpoint, with another id.
        changed(rules.web(visitor, view(0, "http://example.com/"), BEGINNING));
        assertThat(count("touchpointsPublished")).isEqualTo(2);
        assertThat(count("touchpointsWithdrawn")).isEqualTo(1);
        assertThat(count("callMatch.MERGED.callOutcomes")).isEqualTo(1);

        // An earlier form takes the session's touchpoint, and the call stands alone again.
        changed(rules.web(visitor, form(3, "http://example.com/form"), BEGINNING));
        assertThat(count("touchpointsPublished")).isEqualTo(3);
        assertThat(count("touchpointsCorrected")).isEqualTo(1);
        assertThat(count("callMatch.SESSION_TAKEN.callOutcomes")).isEqualTo(1);

        changed(rules.call(visitor, call("00T5e00001AbCdEEAV", 8).silenced(), at(20), BEGINNING));
        assertThat(count("touchpointsWithdrawn")).isEqualTo(2);
        assertThat(count("touchpointsPublished")).isEqualTo(3);
        assertThat(count("callMatch.MERGED.callOutcomes")).isEqualTo(1);
    }

    @Test
    void whatIsLate() {
        metrics.lateWebEvent(view(0, "http://example.com/"), new Marks(at(4), Long.MIN_VALUE));
        metrics.lateCall();
        assertThat(count("reason.LATE_WEB_EVENT.rejections")).isEqualTo(1);
        assertThat(count("reason.LATE_CALL.rejections")).isEqualTo(1);
        assertThat(count("reason.GAP.rejections")).isZero();
        assertThat(latest("lateness")).containsExactly(4 * JourneyHarness.MINUTE);

        // By what its visitor has settled, while no watermark is known.
        metrics.lateWebEvent(view(0, "http://example.com/"), BEGINNING);
        assertThat(latest("lateness")).containsExactlyInAnyOrder(4 * JourneyHarness.MINUTE, 0);
    }

    @Test
    void oneVisitorInSixtyFourIsWatched() {
        String watched = id(0);
        changed(rules.web(visitor, view(0, "http://example.com/"), BEGINNING));
        metrics.stored(watched, visitor, rules);
        changed(rules.web(visitor, view(50, "http://example.com/"), BEGINNING));
        metrics.stored(watched, visitor, rules);
        metrics.stored(id(1), visitor, rules);
        assertThat(gauge("sampledVisitors")).isEqualTo(1L);
        assertThat(gauge("sampledSessions")).isEqualTo(2L);

        metrics.gone(watched);
        metrics.gone(id(1));
        assertThat(gauge("sampledVisitors")).isEqualTo(0L);
        assertThat(gauge("sampledSessions")).isEqualTo(0L);
    }

    /** A BizibleId of one letter, whose hash code is that letter. */
    private static String id(int beyond) {
        return String.valueOf((char) (VisitorSample.ONE_IN * 2 + beyond));
    }

    private void changed(Update update) {
        assertThat(update.kind()).isEqualTo(Update.Kind.CHANGED);
        metrics.changed(update);
    }

    private long count(String name) {
        return ((Counter) registered.get(name)).getCount();
    }

    private long[] latest(String name) {
        return ((Histogram) registered.get(name)).getStatistics().getValues();
    }

    private Object gauge(String name) {
        return ((Gauge<?>) registered.get(name)).getValue();
    }

    /** Notes what is registered, by its groups and name with points between. */
    private final class Recording extends UnregisteredMetricsGroup {

        private final String prefix;

        Recording(String prefix) {
            this.prefix = prefix;
        }

        @Override
        public MetricGroup addGroup(String key, String value) {
            return new Recording(prefix + key + "." + value + ".");
        }

        @Override
        public Counter counter(String name) {
            Counter counter = new SimpleCounter();
            registered.put(prefix + name, counter);
            return counter;
        }

        @Override
        public <H extends Histogram> H histogram(String name, H histogram) {
            registered.put(prefix + name, histogram);
            return histogram;
        }

        @Override
        public <T, G extends Gauge<T>> G gauge(String name, G gauge) {
            registered.put(prefix + name, gauge);
            return gauge;
        }
    }
}
