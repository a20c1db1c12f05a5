package io.calltouchpoints.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;

class FailuresTest {

    @Test
    void tellsWhatHappenedAtTheBottomInOneLine() {
        Exception wrapped = new RuntimeException("Job execution failed.", new IOException("No space\n  left "));
        assertThat(Failures.inOneLine(wrapped)).isEqualTo("No space left (IOException)");
    }

    @Test
    void withoutMessageTellsWhere() {
        assertThat(Failures.inOneLine(new NullPointerException()))
                .startsWith("NullPointerException at ")
                .contains("FailuresTest.java");
    }
}
