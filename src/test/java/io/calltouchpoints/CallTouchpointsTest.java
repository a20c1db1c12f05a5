package io.calltouchpoints;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;

class CallTouchpointsTest {

    @Test
    void versionNamesTheProduct() {
        StringWriter out = new StringWriter();
        int exit = CallTouchpoints.commandLine().setOut(new PrintWriter(out)).execute("--version");

        assertThat(exit).isZero();
        assertThat(out.toString()).startsWith("call-touchpoints ");
    }
}
