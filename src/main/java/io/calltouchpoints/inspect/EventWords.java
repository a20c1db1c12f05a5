package io.calltouchpoints.inspect;

import io.calltouchpoints.journey.EventType;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Web events as people name them. */
final class EventWords {

    private EventWords() {}

    static String name(EventType type) {
        return switch (type) {
            case PAGE_VIEW -> "page view";
            case FORM_SUBMIT -> "form";
            case WEB_CHAT -> "chat";
        };
    }

    /** As {@code eventType} has it. */
    static String member(EventType type) {
        return type.name().toLowerCase(Locale.ROOT);
    }

    static String url(@Nullable String url) {
        return url == null ? "an unknown page" : url;
    }
}
