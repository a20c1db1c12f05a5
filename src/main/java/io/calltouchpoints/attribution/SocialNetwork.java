package io.calltouchpoints.attribution;

import com.google.common.collect.ImmutableSet;
import org.jspecify.annotations.Nullable;

/** The social networks that have a channel of their own. */
public enum SocialNetwork {
    FACEBOOK("com.facebook.katana", "facebook.com", "fb.com"),
    LINKEDIN("com.linkedin.android", "linkedin.com", "lnkd.in"),
    TWITTER("com.twitter.android", "twitter.com", "t.co", "x.com");

    private final String androidPackage;
    private final ImmutableSet<String> domains;

    SocialNetwork(String androidPackage, String... domains) {
        this.androidPackage = androidPackage;
        this.domains = ImmutableSet.copyOf(domains);
    }

    /** @param host normalised */
    static @Nullable SocialNetwork at(String host) {
        for (SocialNetwork network : values()) {
            if (network.domains.stream().anyMatch(domain -> HostName.isWithin(host, domain))) {
                return network;
            }
        }
        return null;
    }

    /** The network of this Android app, or null. */
    static @Nullable SocialNetwork app(String androidPackage) {
        for (SocialNetwork network : values()) {
            if (network.androidPackage.equals(androidPackage)) {
                return network;
            }
        }
        return null;
    }
}
