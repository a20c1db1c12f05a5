package io.calltouchpoints.attribution;

import org.jspecify.annotations.Nullable;

/** A marketing channel, as reports group by it. */
public record Channel(String name, @Nullable String subchannel) {

    /** Of visits that no rule fits, and of calls without a visit. */
    public static final Channel OTHER = new Channel("Other", null);

    /** {@code Paid Search.AdWords}, or the name alone. */
    public String path() {
        return subchannel == null ? name : name + "." + subchannel;
    }
}
