package io.calltouchpoints.inspect;

import io.calltouchpoints.job.AllOptions;
import io.calltouchpoints.job.InvalidOptions;
import io.calltouchpoints.job.Option;
import io.calltouchpoints.job.Options;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;

/**
 * The options under which state is looked at: those given, else those kept in it, else the defaults.
 *
 * @param kept what is kept in the state
 */
record InspectOptions(Options options, Map<String, String> kept, List<String> warnings) {

    /** What is kept and is not the default. */
    Map<String, String> keptBesideDefaults() {
        Map<String, String> beside = new TreeMap<>(kept);
        AllOptions.STREAMING.forEach(option -> beside.remove(option.name(), option.defaultText()));
        return beside;
    }

    /** @throws ParameterException for wrong options */
    static InspectOptions of(Map<String, String> kept, Map<String, String> given, CommandLine commandLine) {
        List<String> warnings = new ArrayList<>();
        Map<String, String> values = new LinkedHashMap<>(kept);
        // Another version may have had others.
        values.keySet()
                .retainAll(AllOptions.STREAMING.stream().map(Option::name).toList());
        String sheet = values.getOrDefault(AllOptions.CHANNEL_RULES.name(), "");
        if (!sheet.isEmpty() && !Files.isReadable(Path.of(sheet))) {
            values.remove(AllOptions.CHANNEL_RULES.name());
            if (!given.containsKey(AllOptions.CHANNEL_RULES.name())) {
                warnings.add(
                        "the job's channel.rules %s cannot be read here; channels are those of the built-in sheet. Give the sheet with --channel.rules."
                                .formatted(sheet));
            }
        }
        if (kept.isEmpty()) {
            warnings.add("no options are kept in this state; those not given have their defaults");
        }
        values.putAll(given);
        try {
            return new InspectOptions(Options.parse(values), new TreeMap<>(kept), warnings);
        } catch (InvalidOptions e) {
            throw new ParameterException(commandLine, e.getMessage());
        }
    }
}
