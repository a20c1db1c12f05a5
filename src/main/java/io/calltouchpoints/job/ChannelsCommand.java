package io.calltouchpoints.job;

import io.calltouchpoints.attribution.Arrivals;
import io.calltouchpoints.attribution.AttributionConfig;
import io.calltouchpoints.attribution.ChannelPrinter;
import io.calltouchpoints.attribution.ChannelSheetException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code channels}: a dry run of the channel rules for one visit. */
@Command(
        name = "channels",
        description = "Explains the channel of a URL and referrer.",
        mixinStandardHelpOptions = true)
public final class ChannelsCommand implements Callable<Integer> {

    @Spec
    private @Nullable CommandSpec spec;

    @Option(names = "--url", required = true, description = "Landing page, with its query.")
    private @Nullable String url;

    @Option(names = "--referrer", description = "Where the visitor came from.")
    private @Nullable String referrer;

    @Option(names = "--channel.rules", paramLabel = "FILE", description = "Channel sheet; default: the built-in one.")
    private @Nullable Path channelRules;

    @Option(names = "--site.domains", split = ",", description = "Domains of the site beside the page's own.")
    private Set<String> siteDomains = new HashSet<>();

    @Option(names = "--sign-in.hosts", split = ",", description = "Hosts where people only sign in.")
    private Set<String> signInHosts = new HashSet<>(AttributionConfig.SIGN_IN_HOSTS);

    @Override
    public Integer call() {
        CommandSpec command = Objects.requireNonNull(spec);
        try {
            String sheet = channelRules == null ? null : Files.readString(channelRules);
            new ChannelPrinter(new AttributionConfig(new Arrivals(siteDomains, signInHosts), sheet))
                    .print(url, referrer, command.commandLine().getOut());
            return 0;
        } catch (IOException e) {
            throw new ParameterException(
                    command.commandLine(),
                    "--channel.rules " + channelRules + ": cannot be read: " + e.getMessage(),
                    e);
        } catch (ChannelSheetException e) {
            throw new ParameterException(
                    command.commandLine(), "--channel.rules " + channelRules + ":\n" + e.getMessage(), e);
        }
    }
}
