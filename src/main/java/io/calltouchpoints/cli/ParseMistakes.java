package io.calltouchpoints.cli;

import io.calltouchpoints.job.Nearest;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/** What picocli found wrong, in our words. */
final class ParseMistakes {

    private ParseMistakes() {}

    static List<String> of(ParseResult parsed) {
        List<String> mistakes = new ArrayList<>();
        for (CommandLine command : parsed.asCommandLineList()) {
            ParseResult own = command.getParseResult();
            unmatched(command, own.unmatched(), mistakes);
            own.errors().stream()
                    .filter(error -> !(error instanceof UnmatchedArgumentException))
                    .forEach(error -> mistakes.add(String.valueOf(error.getMessage())));
        }
        return mistakes.stream().distinct().toList();
    }

    private static void unmatched(CommandLine command, List<String> words, List<String> mistakes) {
        List<String> names = command.getCommandSpec().options().stream()
                .flatMap(option -> List.of(option.names()).stream())
                .toList();
        OpenCommand open = command.getCommand() instanceof OpenCommand taker ? taker : null;
        boolean valueOfUnknown = false;
        for (int i = 0; i < words.size(); i++) {
            String word = words.get(i);
            if (open != null && word.startsWith("--") && open.takes(name(word))) {
                if (word.contains("=")) {
                    open.give(name(word), word.substring(word.indexOf('=') + 1));
                } else if (i + 1 < words.size() && !words.get(i + 1).startsWith("--")) {
                    open.give(name(word), words.get(++i));
                } else {
                    mistakes.add(word + ": its value is missing");
                }
            } else if (word.startsWith("-") && word.length() > 1) {
                String name = word.replaceFirst("=.*", "");
                mistakes.add(name + ": there is no such option" + hint(name, names));
                valueOfUnknown = !word.contains("=");
            } else if (valueOfUnknown) {
                valueOfUnknown = false;
            } else {
                mistakes.add(stray(command, word));
            }
        }
    }

    /** Of {@code --name=value} or {@code --name}. */
    private static String name(String word) {
        return word.replaceFirst("^--", "").replaceFirst("=.*", "");
    }

    private static String stray(CommandLine command, String word) {
        if (!command.getSubcommands().isEmpty()) {
            return word + ": there is no such command"
                    + hint(word, List.copyOf(command.getSubcommands().keySet()));
        }
        return word + ": belongs to no option; a value with a space needs quotes, such as \"30 min\"";
    }

    private static String hint(String typed, List<String> names) {
        return Nearest.to(typed, names)
                .map(name -> "; did you mean " + name + "?")
                .orElse("");
    }
}
