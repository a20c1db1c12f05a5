package io.calltouchpoints.attribution;

import java.io.Serializable;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What attribution depends on, in a form that can travel.
 *
 * @param arrivals {@code site.domains} and {@code sign-in.hosts}
 * @param channelSheet text of the sheet of {@code channel.rules}; null for the built-in one
 */
public record AttributionConfig(Arrivals arrivals, @Nullable String channelSheet) implements Serializable {

    /** {@code sign-in.hosts} unless told otherwise. */
    public static final Set<String> SIGN_IN_HOSTS =
            Set.of("accounts.google.com", "login.microsoftonline.com", "login.live.com", "appleid.apple.com");

    public static AttributionConfig defaults() {
        return new AttributionConfig(new Arrivals(Set.of(), SIGN_IN_HOSTS), null);
    }

    /** @throws ChannelSheetException with everything that is wrong in the sheet */
    public ChannelRules channelRules() {
        return channelSheet == null ? ChannelRules.builtIn() : ChannelRules.parse(channelSheet);
    }
}
