package io.calltouchpoints.job;

import java.io.File;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Reads options, finds every mistake before it gives up. */
final class OptionsParser {

    private final Map<String, Option<?>> known = new LinkedHashMap<>();
    private final Map<String, String> texts = new LinkedHashMap<>();
    private final List<Mistake> mistakes = new ArrayList<>();
    private final List<String> warnings = new ArrayList<>();

    OptionsParser(List<Option<?>> options) {
        options.forEach(option -> known.put(option.name(), option));
    }

    Options parse(Map<String, String> given) throws InvalidOptions {
        known.values().forEach(option -> read(option, given.getOrDefault(option.name(), option.defaultText())));
        new TreeMap<>(given).forEach(this::rejectUnknown);
        checkSums();
        checkRules();
        warn();
        if (!mistakes.isEmpty()) {
            throw new InvalidOptions(mistakes);
        }
        return new Options(texts, warnings);
    }

    private void read(Option<?> option, String value) {
        try {
            option.parse(value);
            texts.put(option.name(), value.strip());
        } catch (IllegalArgumentException e) {
            mistakes.add(option.mistake(value));
        }
    }

    private void rejectUnknown(String name, String value) {
        if (!known.containsKey(name)) {
            mistakes.add(new Mistake(
                    name,
                    value,
                    Nearest.to(name, known.keySet())
                            .map(nearest -> "there is no such option; did you mean " + nearest + "?")
                            .orElse("there is no such option")));
        }
    }

    private void checkSums() {
        atLeastSumOf(
                AllOptions.CORRECTION_WINDOW,
                AllOptions.CALL_MAX_DELAY,
                AllOptions.CALL_NEAR_MISS,
                AllOptions.CALL_CLOCK_SKEW);
        atLeastSumOf(AllOptions.JOURNEY_TIMEOUT, AllOptions.CORRECTION_WINDOW);
    }

    /** Says nothing where one of them could not be read: that is a mistake already. */
    @SafeVarargs
    private void atLeastSumOf(Option<Long> option, Option<Long>... parts) {
        long sum = 0;
        List<String> words = new ArrayList<>();
        for (Option<Long> part : parts) {
            String text = texts.get(part.name());
            if (text == null) {
                return;
            }
            sum += part.parse(text);
            words.add(part.name() + " (" + text + ")");
        }
        String value = texts.get(option.name());
        if (value != null && option.parse(value) < sum) {
            String total = words.size() == 1 ? "" : " = " + Durations.format(sum);
            mistakes.add(
                    new Mistake(option.name(), value, "it must not be below " + String.join(" + ", words) + total));
        }
    }

    private void checkRules() {
        String path = texts.getOrDefault(AllOptions.CHANNEL_RULES.name(), "");
        File file = new File(path);
        if (!path.isEmpty() && !(file.isFile() && file.canRead())) {
            mistakes.add(new Mistake(AllOptions.CHANNEL_RULES.name(), path, "there is no such file that can be read"));
        }
    }

    private void warn() {
        String disorder = texts.get(AllOptions.WEB_OUT_OF_ORDERNESS.name());
        String timeout = texts.get(AllOptions.SESSION_TIMEOUT.name());
        if (disorder != null
                && timeout != null
                && AllOptions.WEB_OUT_OF_ORDERNESS.parse(disorder) > AllOptions.SESSION_TIMEOUT.parse(timeout)) {
            warnings.add(
                    "web.out-of-orderness (%s) is above session.timeout (%s): it works, but keeps more in state and is slower"
                            .formatted(disorder, timeout));
        }
        if (texts.getOrDefault(AllOptions.CALL_TIME_FIELDS.name(), "").contains("ActivityDate")) {
            warnings.add("call.time-fields: ActivityDate has no time of day and is never used");
        }
    }
}
