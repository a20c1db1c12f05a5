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
        spans.put("v", new QuietSpan(10, 20));

        assertThat(IntStream.rangeClosed(9, 21).filter(time -> spans.covers("v", time)))
                .containsExactly(11, 12, 13, 14, 15, 16, 17, 18, 19);
        assertThat(spans.covers("w", 15)).isFalse();
    }

    @Test
    void aSpanIsReplacedAndRemoved() {
        QuietSpans spans = new QuietSpans(ONE_BUCKET);
        spans.put("v", new QuietSpan(10, 20));
        spans.put("v", new QuietSpan(30, 40));
        assertThat(spans.covers("v", 15)).isFalse();
        assertThat(spans.covers("v", 35)).isTrue();

        spans.remove("v");
        assertThat(spans.covers("v", 35)).isFalse();

        spans.put("v", new QuietSpan(50, 60));
        spans.put("v", new QuietSpan(60, 60));
        assertThat(spans.covers("v", 55)).isFalse();
    }

    @Test
    void whenAllPlacesAreTakenTheSpanThatEndsFirstGoes() {
        QuietSpans spans = new QuietSpans(ONE_BUCKET);
        spans.put("a", new QuietSpan(0, 40));
        spans.put("b", new QuietSpan(0, 20));
        spans.put("c", new QuietSpan(0, 30));
        spans.put("d", new QuietSpan(0, 50));
        spans.put("e", new QuietSpan(0, 60));

        assertThat(IntStream.of('a', 'b', 'c', 'd', 'e')
                        .mapToObj(Character::toString)
                        .filter(id -> spans.covers(id, 10)))
                .containsExactly("a", "c", "d", "e");
    }

    @Test
    void fourMebibytesHoldMostOfAHundredThousandVisitors() {
        QuietSpans spans = new QuietSpans(4 << 20);
        IntStream.range(0, 100_000).forEach(i -> spans.put("visitor" + i, new QuietSpan(0, 1_000_000 + i)));

        long held = IntStream.range(0, 100_000)
                .filter(i -> spans.covers("visitor" + i, 500))
                .count();
        assertThat(held).isBetween(85_000L, 100_000L);
    }

    @Test
    void withoutMemoryItHoldsNothing() {
        QuietSpans spans = new QuietSpans(0);
        spans.put("v", new QuietSpan(10, 20));
        spans.remove("v");

        assertThat(spans.covers("v", 15)).isFalse();
    }
}
