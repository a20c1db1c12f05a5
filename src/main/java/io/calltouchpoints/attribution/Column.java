package io.calltouchpoints.attribution;

import com.google.common.collect.ImmutableList;
import org.jspecify.annotations.Nullable;

/** The columns of a channel sheet, in the layout of Marketo Measure's own. */
enum Column {
    CHANNEL("Channel"),
    SUBCHANNEL("Subchannel"),
    CAMPAIGN("Campaign"),
    MEDIUM("Medium"),
    SOURCE("Source"),
    LANDING_PAGE("Landing Page"),
    REFERRING_WEBSITE("Referring Website");

    /** Those that are compared with a visit. */
    static final ImmutableList<Column> TESTED =
            ImmutableList.of(CAMPAIGN, MEDIUM, SOURCE, LANDING_PAGE, REFERRING_WEBSITE);

    private final String title;

    Column(String title) {
        this.title = title;
    }

    String title() {
        return title;
    }

    static @Nullable Column titled(String title) {
        for (Column column : values()) {
            if (column.title.equalsIgnoreCase(title)) {
                return column;
            }
        }
        return null;
    }

    /** What a cell of this column is compared with; null when the visit has none. */
    @Nullable
    String valueOf(Visit visit) {
        WebUrl landing = visit.landing();
        Referrer referrer = visit.referrer();
        return switch (this) {
            case CAMPAIGN -> visit.campaign();
            case MEDIUM -> visit.medium();
            case SOURCE -> visit.source();
            case LANDING_PAGE -> landing == null ? null : landing.text();
            case REFERRING_WEBSITE -> referrer == null ? null : referrer.host();
            case CHANNEL, SUBCHANNEL -> null;
        };
    }
}
