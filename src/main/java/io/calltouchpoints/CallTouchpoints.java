package io.calltouchpoints;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;

/** The command line: every way to run the product starts here. */
@Command(
        name = "call-touchpoints",
        description = "Joins web journeys and phone calls into touchpoints.",
        mixinStandardHelpOptions = true,
        versionProvider = CallTouchpoints.Version.class)
public final class CallTouchpoints {

    private CallTouchpoints() {}

    public static void main(String[] args) {
        System.exit(commandLine().execute(args));
    }

    static CommandLine commandLine() {
        return new CommandLine(new CallTouchpoints());
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
