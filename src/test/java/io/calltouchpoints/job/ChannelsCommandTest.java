package io.calltouchpoints.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class ChannelsCommandTest {

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    private int execute(String... arguments) {
        return new CommandLine(new ChannelsCommand())
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(err))
                .execute(arguments);
    }

    @Test
    void tellsTheRowsTriedAndTheChannel() {
        int exit = execute(
                "--url", "http://www.example.com/?gclid=x&utm_medium=ppc", "--referrer", "https://www.google.com/");

        assertThat(exit).isZero();
        assertThat(out.toString().lines())
                .contains(
                        "landing page  www.example.com/",
                        "referrer      www.google.com/ (search engine Google)",
                        "arrival       yes",
                        "utm_source    -",
                        "source        Google AdWords",
                        "medium        ppc",
                        "row   2  Paid Search.AdWords      Referring Website [AdWords Paid Search]",
                        "         fits",
                        "channel: Paid Search.AdWords");
    }

    @Test
    void siteDomainsCount() {
        execute(
                "--url",
                "http://a.example/",
                "--referrer",
                "http://example.net/",
                "--site.domains",
                "example.org,example.net");

        assertThat(out.toString()).contains("example.net/ (internal)", "channel: Direct");
    }

    @Test
    void signInHostsReplaceTheDefault() {
        execute("--url", "http://a.example/", "--referrer", "https://accounts.google.com/");
        execute(
                "--url",
                "http://a.example/",
                "--referrer",
                "https://accounts.google.com/",
                "--sign-in.hosts",
                "b.example");

        assertThat(out.toString().lines().filter(line -> line.startsWith("arrival")))
                .containsExactly("arrival       no", "arrival       yes");
    }

    @Test
    void ownSheetWithItsWarnings(@TempDir Path folder) throws IOException {
        Path sheet = Files.writeString(folder.resolve("rules.csv"), """
                Channel,Subchannel,Campaign,Medium,Source,Landing Page,Referring Website
                Mail,,,*mail*,,,
                Mail,Really,,email,,,
                """);
        int exit = execute("--url", "http://www.example.com/", "--channel.rules", sheet.toString());

        assertThat(exit).isZero();
        assertThat(out.toString())
                .contains(
                        "warning: row 3: can never win",
                        "does not fit: Medium is empty",
                        "channel: Other (no row fits)");
    }

    @Test
    void wrongSheetIsAWrongArgument(@TempDir Path folder) throws IOException {
        Path sheet = Files.writeString(folder.resolve("rules.csv"), """
                Channel,Subchannel,Campaign,Medium,Source,Landing Page,Referring Website
                ,,,email,,,
                Mail,,,,,,[Mail]
                """);
        int exit = execute("--url", "http://www.example.com/", "--channel.rules", sheet.toString());

        assertThat(exit).isEqualTo(2);
        assertThat(err.toString())
                .contains("row 2, column Channel: channel without name", "row 3, column Referring Website");
    }

    @Test
    void missingFileAndMissingUrl() {
        assertThat(execute("--url", "x", "--channel.rules", "no-such-file.csv")).isEqualTo(2);
        assertThat(err.toString()).contains("no-such-file.csv: cannot be read");
        assertThat(execute("--referrer", "https://www.google.com/")).isEqualTo(2);
    }
}
