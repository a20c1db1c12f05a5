package io.calltouchpoints.state;

import static org.assertj.core.api.Assertions.assertThat;

import io.calltouchpoints.journey.QuietSpan;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class QuietSpansTest {

    private static final int ONE_BUCKET = 64;
    private static final long BEGIN = 1_704_067_200_000L;

    @Test
    void aSpanIsOpenAtBothEnds() {
        QuietSpans spans = new QuietSpans(ONE_BUCKET);
        spans.put("v", span(0, 2));

        assertThat(LongStream.rangeClosed(-1, 2001).filter(time -> spans.covers("v", BEGIN + time)))
                .hasSize(1999)
                .contains(1L, 1999L);
        assertThat(spans.covers("w", BEGIN + 1000)).isFalse();
    }

    @Test
    void ofTheEndLessThanASecondIsCutOff() {
        QuietSpans spans = new QuietSpans(ONE_BUCKET);
        spans.put("v", new QuietSpan(BEGIN + 7, BEGIN + 3006));

        assertThat(LongStream.rangeClosed(0, 4000).filter(time -> spans.covers("v", BEGIN + time)))
                .hasSize(1999)
                .contains(8L, 2006L);
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
    void aSpanBeginsLaterAndEndsAsBefore() {
        QuietSpans spans = new QuietSpans(ONE_BUCKET);
        spans.put("v", span(10, 20));
        spans.beginAt("v", BEGIN + 15_000);

        assertThat(covers(spans, "v", 15)).isFalse();
        assertThat(covers(spans, "v", 16)).isTrue();
        assertThat(covers(spans, "v", 19)).isTrue();
        assertThat(covers(spans, "v", 20)).isFalse();
    }

    @Test
    void aSpanOfAMonthIsKeptInPart() {
        QuietSpans spans = new QuietSpans(ONE_BUCKET);
        long month = 30 * 86_400;
        spans.put("v", span(0, month));

        assertThat(covers(spans, "v", 1_048_574)).isTrue();
        assertThat(covers(spans, "v", 1_048_575)).isFalse();
        assertThat(covers(spans, "v", month + 1)).isFalse();
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
    void fourMebibytesHoldMostOfTwoHundredThousandVisitors() {
        QuietSpans spans = new QuietSpans(4 << 20);
        IntStream.range(0, 200_000).forEach(i -> spans.put("visitor" + i, span(0, 1_000 + i)));

        long held = IntStream.range(0, 200_000)
                .filter(i -> covers(spans, "visitor" + i, 500))
                .count();
        assertThat(held).isBetween(170_000L, 200_000L);
    }

    @Test
    void withoutMemoryItHoldsNothing() {
        QuietSpans spans = new QuietSpans(0);
        spans.put("v", span(10, 20));
        spans.beginAt("v", BEGIN + 12_000);
        spans.remove("v");

        assertThat(covers(spans, "v", 15)).isFalse();
    }

    private static QuietSpan span(long afterSeconds, long beforeSeconds) {
        return new QuietSpan(BEGIN + afterSeconds * 1000, BEGIN + beforeSeconds * 1000);
    }

    private static boolean covers(QuietSpans spans, String id, long seconds) {
        return spans.covers(id, BEGIN + seconds * 1000);
    }
}
