package io.calltouchpoints.cli;

import com.google.common.base.Splitter;
import io.calltouchpoints.job.InvalidOptions;
import io.calltouchpoints.job.Option;
import io.calltouchpoints.job.Options;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** Puts options and {@code --config FILE} on a command, and reads both; the command line wins. */
public final class OptionArguments {

    /** After a command's own options, however many they are. */
    private static final int FIRST_IN_HELP = 1_000;

    private static final int DESCRIPTION_WIDTH = Commands.HELP_WIDTH - Commands.NAMES_WIDTH - 8;

    private final OptionSpec config = OptionSpec.builder("--config")
            .order(FIRST_IN_HELP - 1)
            .type(String.class)
            .paramLabel("FILE")
            .description("Properties file (UTF-8) with any of the options below; the command line wins.")
            .build();

    private final Map<String, OptionSpec> arguments = new LinkedHashMap<>();

    private OptionArguments(List<Option<?>> options) {
        options.forEach(option -> arguments.put(option.name(), argument(option)));
    }

    /** @param options in the order of the help text */
    public static OptionArguments addTo(CommandSpec command, List<Option<?>> options) {
        OptionArguments added = new OptionArguments(options);
        command.addOption(added.config);
        added.arguments.values().forEach(command::addOption);
        command.usageMessage().sortOptions(false);
        return added;
    }

    /**
     * What the user gave, by option name; unknown names of the properties file included.
     *
     * @param mistakes takes what is wrong with the properties file as such
     */
    public Map<String, String> values(List<String> mistakes) {
        Map<String, String> values = new LinkedHashMap<>();
        @Nullable String file = config.getValue();
        if (file != null) {
            values.putAll(ConfigFile.read(file, mistakes));
        }
        arguments.forEach((name, argument) -> {
            @Nullable String value = argument.getValue();
            if (value != null) {
                values.put(name, value);
            }
        });
        return values;
    }

    /** The options, or null when something is wrong, which then is among the mistakes. */
    public @Nullable Options options(OptionReader reader, List<String> mistakes) {
        Map<String, String> values = values(mistakes);
        try {
            return reader.parse(values);
        } catch (InvalidOptions e) {
            e.mistakes().forEach(mistake -> mistakes.add(mistake.toString()));
            return null;
        }
    }

    private static OptionSpec argument(Option<?> option) {
        // A percent sign would be a format specifier to picocli.
        String text = "%s%s. Default: %s."
                .formatted(capital(option), option.description().substring(1), option.shownDefault());
        return OptionSpec.builder("--" + option.name())
                .order(FIRST_IN_HELP)
                .type(String.class)
                .paramLabel(option.kind().label())
                .description(lines(text.replace("%", "%%")))
                .build();
    }

    /** Broken at spaces only; picocli would also break inside of names with dots and underscores. */
    private static String[] lines(String text) {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        for (String word : Splitter.on(' ').split(text)) {
            if (line.length() + 1 + word.length() > DESCRIPTION_WIDTH) {
                lines.add(line.toString());
                line.setLength(0);
            }
            line.append(line.isEmpty() ? "" : " ").append(word);
        }
        lines.add(line.toString());
        return lines.toArray(String[]::new);
    }

    private static String capital(Option<?> option) {
        return option.description().substring(0, 1).toUpperCase(Locale.ROOT);
    }

    /** {@link Options#parse} or {@link Options#parseForReplay}. */
    public interface OptionReader {
        Options parse(Map<String, String> given) throws InvalidOptions;
    }
}
