package io.calltouchpoints.attribution;

import java.io.PrintWriter;
import org.jspecify.annotations.Nullable;

/** Prints why a URL and referrer have their channel: what {@code channels} shows. */
public final class ChannelPrinter {

    private final Arrivals arrivals;
    private final ChannelRules rules;

    /** @throws ChannelSheetException with everything that is wrong in the channel sheet */
    public ChannelPrinter(AttributionConfig config) {
        this.arrivals = config.arrivals();
        this.rules = config.channelRules();
    }

    public void print(@Nullable String url, @Nullable String referrer, PrintWriter out) {
        for (SheetProblem warning : rules.warnings()) {
            out.println("warning: " + warning);
        }
        Visit visit = Visit.of(url, referrer, arrivals);
        member(
                out,
                "landing page",
                visit.landing() == null ? null : visit.landing().page());
        member(out, "referrer", referrer(visit));
        member(out, "arrival", arrivals.arrives(url, referrer) ? "yes" : "no");
        member(out, "utm_campaign", visit.campaign());
        member(out, "utm_medium", visit.medium());
        member(out, "utm_source", visit.source());
        member(out, "source", visit.touchpointSource());
        member(out, "medium", visit.touchpointMedium());
        out.println();
        ChannelRules.Explanation explanation = rules.explain(visit);
        for (ChannelRules.Explanation.Tried tried : explanation.tried()) {
            out.printf(
                    "row %3d  %-24s %s%n         %s%n",
                    tried.row(),
                    tried.channel().path(),
                    tried.rule(),
                    tried.misfit() == null ? "fits" : "does not fit: " + tried.misfit());
        }
        out.println();
        out.println(
                "channel: " + explanation.channel().path() + (explanation.winner() == null ? " (no row fits)" : ""));
        out.flush();
    }

    private static void member(PrintWriter out, String name, @Nullable String value) {
        out.printf("%-13s %s%n", name, value == null ? "-" : value);
    }

    private static @Nullable String referrer(Visit visit) {
        Referrer referrer = visit.referrer();
        if (referrer == null) {
            return null;
        }
        SearchEngine engine = referrer.engine();
        String kind = !referrer.external()
                ? "internal"
                : engine != null
                        ? "search engine " + engine.title()
                        : referrer.webMail() ? "web mail" : referrer.network() != null ? "social network" : "external";
        return referrer.url().page() + " (" + kind + ")";
    }
}
