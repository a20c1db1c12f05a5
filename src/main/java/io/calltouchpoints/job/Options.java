package io.calltouchpoints.job;

import io.calltouchpoints.attribution.Arrivals;
import io.calltouchpoints.attribution.AttributionConfig;
import io.calltouchpoints.ingest.InputRules;
import io.calltouchpoints.journey.Rules;
import io.calltouchpoints.publish.CallMedium;
import io.calltouchpoints.state.OptionsInState;
import java.io.IOException;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The options of one job, all of them right. */
public final class Options implements Serializable {

    private static final long serialVersionUID = 1L;

    /** As text, so that what is shown in Flink's web interface is what the user wrote; every option is there. */
    private final TreeMap<String, String> texts;

    private final ArrayList<String> warnings;

    Options(Map<String, String> texts, List<String> warnings) {
        this.texts = new TreeMap<>(texts);
        this.warnings = new ArrayList<>(warnings);
    }

    /**
     * The options of the streaming job; what is not given has its default.
     *
     * @throws InvalidOptions with every mistake there is
     */
    public static Options parse(Map<String, String> given) throws InvalidOptions {
        return new OptionsParser(AllOptions.STREAMING).parse(given);
    }

    /**
     * The options of the streaming job and those that only one command has.
     *
     * @throws InvalidOptions with every mistake there is
     */
    public static Options parse(List<Option<?>> ofTheCommand, Map<String, String> given) throws InvalidOptions {
        List<Option<?>> all = new ArrayList<>(ofTheCommand);
        all.addAll(AllOptions.STREAMING);
        return new OptionsParser(all).parse(given);
    }

    /** The same with the defaults of a replay. */
    public static Options parseForReplay(Map<String, String> given) throws InvalidOptions {
        return new OptionsParser(AllOptions.REPLAY).parse(given);
    }

    public <T> T get(Option<T> option) {
        return option.parse(texts.getOrDefault(option.name(), option.defaultText()));
    }

    public Rules rules() {
        return new Rules(
                get(AllOptions.SESSION_TIMEOUT),
                get(AllOptions.SESSION_EXPIRY),
                get(AllOptions.SESSION_CALLS),
                get(AllOptions.CALL_CLOCK_SKEW),
                get(AllOptions.CALL_NEAR_MISS),
                get(AllOptions.CALL_MAX_DELAY),
                get(AllOptions.CORRECTION_WINDOW),
                get(AllOptions.FIRST_TOUCH_PUBLISH),
                get(AllOptions.JOURNEY_TIMEOUT),
                get(AllOptions.VISITOR_MAX_FACTS));
    }

    /** @param bounded whether the input is files */
    public InputRules input(boolean bounded) {
        return new InputRules(
                Set.copyOf(get(AllOptions.BIZIBLE_ID_BLANK)),
                get(AllOptions.CALL_TIME_FIELDS),
                get(AllOptions.CALL_SUBTRACT_DURATION),
                get(AllOptions.CALL_OUTBOUND) == AllOptions.Outbound.IGNORE,
                blankToNull(get(AllOptions.CALL_VENDOR_FIELD)),
                get(AllOptions.WEB_MAX_AHEAD),
                get(AllOptions.RECORD_MAX_BYTES),
                bounded);
    }

    public Arrivals arrivals() {
        return new Arrivals(Set.copyOf(get(AllOptions.SITE_DOMAINS)), Set.copyOf(get(AllOptions.SIGN_IN_HOSTS)));
    }

    /**
     * Where visitors came from, with the sheet of {@code channel.rules} read in.
     *
     * @throws UncheckedIOException when the sheet cannot be read
     */
    public AttributionConfig attribution() {
        String sheet = channelRules();
        try {
            return new AttributionConfig(arrivals(), sheet == null ? null : Files.readString(Path.of(sheet)));
        } catch (IOException e) {
            throw new UncheckedIOException("channel.rules " + sheet + ": cannot be read", e);
        }
    }

    public CallMedium callMedium() {
        return get(AllOptions.CALL_MEDIUM);
    }

    /** Milliseconds, as all durations here. */
    public long webOutOfOrderness() {
        return get(AllOptions.WEB_OUT_OF_ORDERNESS);
    }

    public long tasksOutOfOrderness() {
        return get(AllOptions.TASKS_OUT_OF_ORDERNESS);
    }

    public long sourceIdleTimeout() {
        return get(AllOptions.SOURCE_IDLE_TIMEOUT);
    }

    public int recordMaxBytes() {
        return get(AllOptions.RECORD_MAX_BYTES);
    }

    /** Bytes; 0 for none. */
    public int sessionCache() {
        return get(AllOptions.SESSION_CACHE);
    }

    public boolean rejectedRaw() {
        return get(AllOptions.REJECTED_RAW);
    }

    /** Path of the rule sheet, or null for the built-in one. */
    public @Nullable String channelRules() {
        return blankToNull(get(AllOptions.CHANNEL_RULES));
    }

    /** Those of the rules, to be kept in the state that they shape. */
    public OptionsInState inState() {
        TreeMap<String, String> kept = new TreeMap<>(texts);
        kept.keySet().retainAll(AllOptions.STREAMING.stream().map(Option::name).toList());
        kept.remove(AllOptions.STATE_ACCEPT_CHANGES.name());
        return new OptionsInState(kept, new StateChanges(kept, Set.copyOf(get(AllOptions.STATE_ACCEPT_CHANGES))));
    }

    /** What works but is worth a word to the user. */
    public List<String> warnings() {
        return Collections.unmodifiableList(warnings);
    }

    /** Every option by name, for Flink's web interface. */
    public Map<String, String> texts() {
        return Collections.unmodifiableMap(texts);
    }

    private static @Nullable String blankToNull(String text) {
        return text.isEmpty() ? null : text;
    }
}
