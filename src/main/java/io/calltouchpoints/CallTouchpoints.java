package io.calltouchpoints;

import io.calltouchpoints.cli.CommandSource;
import io.calltouchpoints.cli.Commands;
import io.calltouchpoints.job.ChannelsCommand;
import io.calltouchpoints.replay.EmbeddedReplay;
import io.calltouchpoints.replay.ReplayCommand;
import io.calltouchpoints.replay.ReplayJob;
import io.calltouchpoints.run.RunCommand;
import io.calltouchpoints.run.Submission;
import io.calltouchpoints.traffic.GenerateCommand;
import java.util.ServiceLoader;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.ScopeType;

/** The command line: every way to run the product starts here. */
@Command(
        name = "call-touchpoints",
        description = "Joins web journeys and phone calls into touchpoints.",
        mixinStandardHelpOptions = true,
        versionProvider = CallTouchpoints.Version.class,
        scope = ScopeType.INHERIT)
public final class CallTouchpoints {

    private CallTouchpoints() {}

    public static void main(String[] args) throws Exception {
        CommandLine commands = commandLine(new EmbeddedReplay());
        if (Submission.byFlink()) {
            Submission.execute(commands, args);
        } else {
            System.exit(commands.execute(args));
        }
    }

    static CommandLine commandLine(ReplayJob replay) {
        CommandLine root = new CommandLine(new CallTouchpoints());
        root.addSubcommand(RunCommand.create());
        root.addSubcommand(ReplayCommand.create(replay));
        root.addSubcommand(new ChannelsCommand());
        root.addSubcommand(new GenerateCommand());
        // Those of one machine are there only where their classes are, which is not in the jar for clusters.
        ServiceLoader.load(CommandSource.class, CallTouchpoints.class.getClassLoader())
                .forEach(source -> source.commands().forEach(root::addSubcommand));
        return Commands.prepare(root);
    }

    /** The version in the jar's manifest. */
    static final class Version implements IVersionProvider {
        @Override
        public String[] getVersion() {
            @Nullable String version = CallTouchpoints.class.getPackage().getImplementationVersion();
            return new String[] {"call-touchpoints " + (version == null ? "(not packaged)" : version)};
        }
    }
}
