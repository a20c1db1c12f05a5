package io.calltouchpoints.ingest;

import io.calltouchpoints.attribution.Arrivals;
import io.calltouchpoints.attribution.WebUrl;
import io.calltouchpoints.journey.EventType;
import io.calltouchpoints.journey.WebEvent;
import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/**
 * Reads records of the topic {@code web-events}. By far most records of the job pass here, so members are taken from the
 * token stream and nothing else is built. Not thread-safe: one reader a task.
 */
public final class WebEventReader implements Serializable {

    private static final long serialVersionUID = 1L;

    private final InputRules rules;
    private final Arrivals arrivals;
    private long correctedClocks;

    public WebEventReader(InputRules rules, Arrivals arrivals) {
        this.rules = rules;
        this.arrivals = arrivals;
    }

    /** How many events so far were given their record's timestamp, because the browser's clock was ahead of it. */
    public long correctedClocks() {
        return correctedClocks;
    }

    /** The event in the value, or why there is none. Never throws for what is in the value. */
    public Incoming<VisitorEvent> read(byte @Nullable [] value, Origin origin) {
        WebEventDraft draft = new WebEventDraft();
        try {
            // What was read before the record turns bad stays in the draft, for the rejection to name the visitor.
            Json.read(value, rules.recordMaxBytes(), draft);
            return Incoming.of(event(draft, origin));
        } catch (Unreadable e) {
            return Incoming.rejected(
                    e.rejection(value, origin, BizibleIds.valid(draft.bizibleId, rules.blankIds()), null));
        }
    }

    private VisitorEvent event(WebEventDraft draft, Origin origin) throws Unreadable {
        String bizibleId = BizibleIds.normalise(draft.bizibleId, rules.blankIds());
        if (bizibleId == null) {
            throw draft.absent("bizibleId", WebEventDraft.BIZIBLE_ID);
        }
        if (!BizibleIds.isValid(bizibleId)) {
            throw Unreadable.invalid("bizibleId", "not 1 to 128 characters");
        }
        EventType type = type(draft);
        long time = time(draft, origin);
        String url = draft.clean(draft.url);
        if (url == null && type != EventType.WEB_CHAT) {
            throw draft.absent("url", WebEventDraft.URL);
        }
        String referrer = draft.clean(draft.referrer);
        if (referrer != null && !WebUrl.hasHost(referrer)) {
            referrer = null;
        }
        boolean arrives = type == EventType.PAGE_VIEW && arrivals.arrives(url, referrer);
        return new VisitorEvent(
                bizibleId,
                new WebEvent(
                        type,
                        time,
                        url,
                        referrer,
                        draft.clean(draft.userAgent),
                        draft.clean(draft.country),
                        draft.clean(draft.region),
                        draft.clean(draft.city),
                        arrives));
    }

    private static EventType type(WebEventDraft draft) throws Unreadable {
        String name = draft.clean(draft.eventType);
        if (name == null) {
            throw draft.absent("eventType", WebEventDraft.EVENT_TYPE);
        }
        return switch (name) {
            case "page_view" -> EventType.PAGE_VIEW;
            case "form_submit" -> EventType.FORM_SUBMIT;
            case "web_chat" -> EventType.WEB_CHAT;
            default -> throw Unreadable.invalid("eventType", "none of page_view, form_submit, web_chat");
        };
    }

    private long time(WebEventDraft draft, Origin origin) throws Unreadable {
        String text = draft.clean(draft.timestamp);
        if (text == null) {
            throw draft.absent("timestamp", WebEventDraft.TIMESTAMP);
        }
        long time = Times.parse(text);
        if (time == Times.INVALID) {
            throw Unreadable.invalid("timestamp", "no time with zone in the years 2000 to 2099");
        }
        Long recordTime = origin.timestamp();
        if (recordTime != null && time - recordTime > rules.webMaxAhead()) {
            correctedClocks++;
            return recordTime;
        }
        return time;
    }
}
