package io.calltouchpoints.state;

import static org.assertj.core.api.Assertions.assertThat;

import io.calltouchpoints.journey.QuietSpan;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class QuietSpansTest {

    private static final int ONE_BUCKET = 128;

    @Test
    void aSpanIsOpenAtBothEnds() {
        QuietSpans spans = new QuietSpans(ONE_BUCKET);
        spans.put("v", span(10, 20));

        assertThat(IntStream.rangeClosed(9, 21).filter(time -> covers(spans, "v", time)))
                .containsExactly(11, 12, 13, 14, 15, 16, 17, 18, 19);
        assertThat(covers(spans, "w", 15)).isFalse();
    }

    @Test
    void aSpanIsReplacedAndRemoved() {
        QuietSpans spans = new QuietSpans(ONE_BUCKET);
        spans.put("v", span(10, 20));
        spans.put("v", span(30, 40));
        assertThat(covers(spans, "v", 15)).isFalse();
        assertThat(covers(spans, "v", 35)).isTrue();

        spans.remove("v");
        assertThat(covers(spans, "v", 35)).isFalse();

        spans.put("v", span(50, 60));
        spans.put("v", span(60, 60));
        assertThat(covers(spans, "v", 55)).isFalse();
    }

    @Test
    void whenAllPlacesAreTakenTheSpanThatEndsFirstGoes() {
        QuietSpans spans = new QuietSpans(ONE_BUCKET);
        spans.put("a", span(0, 40));
        spans.put("b", span(0, 20));
        spans.put("c", span(0, 30));
        spans.put("d", span(0, 50));
        spans.put("e", span(0, 60));

        assertThat(IntStream.of('a', 'b', 'c', 'd', 'e')
                        .mapToObj(Character::toString)
                        .filter(id -> covers(spans, id, 10)))
                .containsExactly("a", "c", "d", "e");
    }

    @Test
    void fourMebibytesHoldMostOfAHundredThousandVisitors() {
        QuietSpans spans = new QuietSpans(4 << 20);
        IntStream.range(0, 100_000).forEach(i -> spans.put("visitor" + i, span(0, 1_000_000 + i)));

        long held = IntStream.range(0, 100_000)
                .filter(i -> covers(spans, "visitor" + i, 500))
                .count();
        assertThat(held).isBetween(85_000L, 100_000L);
    }

    @Test
    void withoutMemoryItHoldsNothing() {
        QuietSpans spans = new QuietSpans(0);
        spans.put("v", span(10, 20));
        spans.remove("v");

        assertThat(covers(spans, "v", 15)).isFalse();
    }

    @Test
    void howFarASpanIsSeenGrows() {
        QuietSpans spans = new QuietSpans(ONE_BUCKET);
        long begin = 1_704_067_200_000L;
        spans.put("v", new QuietSpan(begin, begin + 1_800_000, begin + 60_000));
        int place = spans.place("v");
        assertThat(spans.seen(place)).isEqualTo(begin + 60_000);

        spans.see(place, begin + 1_799_999);
        assertThat(spans.seen(place)).isEqualTo(begin + 1_799_999);
        assertThat(spans.covers(place, begin + 1_799_999)).isTrue();
        assertThat(spans.covers(place, begin + 1_800_000)).isFalse();
    }

    @Test
    void aSpanOfMonthsIsNotKept() {
        QuietSpans spans = new QuietSpans(ONE_BUCKET);
        spans.put("v", span(0, 1L << 31));

        assertThat(spans.place("v")).isEqualTo(QuietSpans.NOWHERE);
    }

    private static QuietSpan span(long after, long before) {
        return new QuietSpan(after, before, before - 1);
    }

    private static boolean covers(QuietSpans spans, String id, long time) {
        int place = spans.place(id);
        return place != QuietSpans.NOWHERE && spans.covers(place, time);
    }
}
