package io.calltouchpoints.cli;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.RunLast;

/** Makes a command line tell all mistakes at once, without stack traces, and exit with 0, 1 (failed) or 2 (wrong arguments). */
public final class Commands {

    static final int HELP_WIDTH = 100;
    static final int NAMES_WIDTH = 40;

    private Commands() {}

    /** Call it when all subcommands are there. */
    public static CommandLine prepare(CommandLine root) {
        root.setUsageHelpLongOptionsMaxWidth(NAMES_WIDTH);
        root.setUsageHelpWidth(HELP_WIDTH);
        root.setExecutionStrategy(Commands::run);
        root.setParameterExceptionHandler((exception, args) ->
                refuse(exception.getCommandLine(), List.of(String.valueOf(exception.getMessage()))));
        root.setExecutionExceptionHandler((exception, command, parsed) -> fail(command, exception));
        prepareEach(root);
        return root;
    }

    private static void prepareEach(CommandLine command) {
        command.getCommandSpec().parser().collectErrors(true);
        command.getSubcommands().values().forEach(Commands::prepareEach);
    }

    private static int run(ParseResult parsed) {
        Integer helped = CommandLine.executeHelpRequest(parsed);
        if (helped != null) {
            return helped;
        }
        List<CommandLine> chain = parsed.asCommandLineList();
        CommandLine last = chain.get(chain.size() - 1);
        List<String> mistakes = new ArrayList<>(ParseMistakes.of(parsed));
        if (last.getCommand() instanceof CheckedCommand checked) {
            mistakes.addAll(checked.mistakes());
        } else if (mistakes.isEmpty() && !last.getSubcommands().isEmpty()) {
            mistakes.add("a command is missing: "
                    + String.join(", ", last.getSubcommands().keySet()));
        }
        return mistakes.isEmpty() ? new RunLast().execute(parsed) : refuse(last, mistakes);
    }

    private static int refuse(CommandLine command, List<String> mistakes) {
        String name = command.getCommandSpec().qualifiedName();
        PrintWriter err = command.getErr();
        err.println(name + ": " + (mistakes.size() == 1 ? "one mistake" : mistakes.size() + " mistakes"));
        mistakes.forEach(mistake -> err.println("  " + mistake));
        err.println("See " + name + " --help");
        err.flush();
        return ExitCode.USAGE;
    }

    private static int fail(CommandLine command, Exception exception) {
        PrintWriter err = command.getErr();
        err.println(command.getCommandSpec().qualifiedName() + " failed: " + Failures.inOneLine(exception));
        err.flush();
        return ExitCode.SOFTWARE;
    }
}
