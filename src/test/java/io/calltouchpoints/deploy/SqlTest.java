package io.calltouchpoints.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import io.calltouchpoints.Stories;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The table of the SQL folder has a column for each member of a touchpoint, and the queries ask for no other. */
class SqlTest {

    private static final Path FOLDER = DeployFiles.FOLDER.resolve("sql");
    private static final Pattern QUOTED = Pattern.compile("(AS )?`([^`]+)`");

    @Test
    void columnsAreTheMembers() throws IOException {
        Set<String> members = new TreeSet<>(Stories.LEFT_OUT);
        Stories.all()
                .findFirst()
                .orElseThrow()
                .touchpoints()
                .get(0)
                .fieldNames()
                .forEachRemaining(members::add);
        assertThat(columns("touchpoints.sql")).isEqualTo(members);
    }

    @Test
    void queriesAskForColumnsThereAre() throws IOException {
        Set<String> columns = columns("touchpoints.sql");
        for (String query : List.of(
                "calls-by-channel-and-day.sql",
                "first-touch-and-lead-creation-by-channel.sql",
                "calls-not-tied-to-a-session.sql")) {
            assertThat(columns(query)).as(query).hasSizeGreaterThan(1);
            assertThat(columns).as(query).containsAll(columns(query));
        }
    }

    /** What is quoted and no name that the query gives. */
    private static Set<String> columns(String file) throws IOException {
        List<String> columns = new ArrayList<>();
        Matcher matcher = QUOTED.matcher(DeployFiles.text(FOLDER.resolve(file)));
        while (matcher.find()) {
            if (matcher.group(1) == null) {
                columns.add(matcher.group(2));
            }
        }
        return new TreeSet<>(columns);
    }
}
