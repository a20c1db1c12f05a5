package io.calltouchpoints.attribution;

import com.google.common.base.Suppliers;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import nl.basjes.parse.useragent.UserAgent;
import nl.basjes.parse.useragent.UserAgentAnalyzer;
import org.jspecify.annotations.Nullable;

/**
 * Browser and platform of a visitor, as {@code Safari (10.1)} and {@code Mac OS (10.12)}; robots under the names Yauaa has
 * for them.
 *
 * @param browser null when unknown
 * @param platform null when unknown
 */
record Software(@Nullable String browser, @Nullable String platform) {

    private static final Software UNKNOWN = new Software(null, null);

    /** Its rules take seconds and megabytes to load: once in a JVM, and not before somebody asks. It locks by itself. */
    private static final Supplier<UserAgentAnalyzer> ANALYZER = Suppliers.memoize(() -> UserAgentAnalyzer.newBuilder()
            .hideMatcherLoadStats()
            .withFields(
                    UserAgent.AGENT_NAME,
                    UserAgent.AGENT_VERSION,
                    UserAgent.OPERATING_SYSTEM_NAME,
                    UserAgent.OPERATING_SYSTEM_VERSION)
            .withCache(10_000)
            .immediateInitialization()
            .build());

    private static final Pattern BEHIND_MINOR = Pattern.compile("^([^.]+\\.[^.]+)\\..*$", Pattern.DOTALL);

    static Software of(@Nullable String userAgent) {
        String text = userAgent == null ? "" : UserAgentText.parseable(userAgent);
        return text.isEmpty() ? UNKNOWN : parse(text);
    }

    private static Software parse(String userAgent) {
        UserAgent agent;
        try {
            agent = ANALYZER.get().parse(userAgent);
        } catch (StackOverflowError e) {
            return UNKNOWN; // a recursive parser met a text that nests in a way not thought of in UserAgentText
        }
        return new Software(
                text(agent.getValue(UserAgent.AGENT_NAME), agent.getValue(UserAgent.AGENT_VERSION)),
                text(
                        agent.getValue(UserAgent.OPERATING_SYSTEM_NAME),
                        agent.getValue(UserAgent.OPERATING_SYSTEM_VERSION)));
    }

    private static @Nullable String text(@Nullable String name, @Nullable String version) {
        if (name == null || isUnknown(name)) {
            return null;
        }
        if (version == null || isUnknown(version) || version.equals(name)) {
            return name;
        }
        return name + " (" + BEHIND_MINOR.matcher(version).replaceFirst("$1") + ")";
    }

    /** Hacker is what Yauaa calls text that is no user agent at all. */
    private static boolean isUnknown(String value) {
        return value.isBlank() || value.equals("Unknown") || value.equals("Hacker") || value.startsWith("??");
    }
}
