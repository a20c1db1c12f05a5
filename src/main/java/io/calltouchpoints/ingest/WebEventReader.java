package io.calltouchpoints.ingest;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.calltouchpoints.attribution.Arrivals;
import io.calltouchpoints.journey.EventType;
import io.calltouchpoints.journey.WebEvent;
import java.io.IOException;
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
        Draft draft = new Draft();
        try {
            // What was read before the record turns bad stays in the draft, for the rejection to name the visitor.
            Json.read(value, rules.recordMaxBytes(), draft);
            return Incoming.of(event(draft, origin));
        } catch (Unreadable e) {
            return Incoming.rejected(
                    e.rejection(value, origin, BizibleIds.valid(draft.bizibleId, rules.blankIds()), null));
        }
    }

    private VisitorEvent event(Draft draft, Origin origin) throws Unreadable {
        String bizibleId = BizibleIds.normalise(draft.bizibleId, rules.blankIds());
        if (bizibleId == null) {
            throw draft.absent("bizibleId", Draft.BIZIBLE_ID);
        }
        if (!BizibleIds.isValid(bizibleId)) {
            throw Unreadable.invalid("bizibleId", "not 1 to 128 characters");
        }
        EventType type = type(draft);
        long time = time(draft, origin);
        String url = Texts.clean(draft.url);
        if (url == null && type != EventType.WEB_CHAT) {
            throw draft.absent("url", Draft.URL);
        }
        String referrer = Texts.clean(draft.referrer);
        if (referrer != null && !WebUrls.hasHost(referrer)) {
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
                        Texts.clean(draft.userAgent),
                        Texts.clean(draft.country),
                        Texts.clean(draft.region),
                        Texts.clean(draft.city),
                        arrives));
    }

    private static EventType type(Draft draft) throws Unreadable {
        String name = Texts.clean(draft.eventType);
        if (name == null) {
            throw draft.absent("eventType", Draft.EVENT_TYPE);
        }
        return switch (name) {
            case "page_view" -> EventType.PAGE_VIEW;
            case "form_submit" -> EventType.FORM_SUBMIT;
            case "web_chat" -> EventType.WEB_CHAT;
            default -> throw Unreadable.invalid("eventType", "none of page_view, form_submit, web_chat");
        };
    }

    private long time(Draft draft, Origin origin) throws Unreadable {
        String text = Texts.clean(draft.timestamp);
        if (text == null) {
            throw draft.absent("timestamp", Draft.TIMESTAMP);
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

    /** The members as written, before any rule. */
    private static final class Draft implements Json.Members<Draft> {
        static final int BIZIBLE_ID = 1;
        static final int EVENT_TYPE = 2;
        static final int TIMESTAMP = 4;
        static final int URL = 8;

        @Nullable
        String bizibleId;

        @Nullable
        String eventType;

        @Nullable
        String timestamp;

        @Nullable
        String url;

        @Nullable
        String referrer;

        @Nullable
        String userAgent;

        @Nullable
        String country;

        @Nullable
        String region;

        @Nullable
        String city;
        /** Which of the required members are an object or an array. */
        int wrong;

        @Override
        public Draft read(JsonParser parser) throws IOException {
            for (String name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
                JsonToken token = parser.nextToken();
                switch (name) {
                    case "bizibleId" -> bizibleId = required(parser, token, BIZIBLE_ID);
                    case "eventType" -> eventType = required(parser, token, EVENT_TYPE);
                    case "timestamp" -> timestamp = required(parser, token, TIMESTAMP);
                    case "url" -> url = required(parser, token, URL);
                    case "referrer" -> referrer = scalar(parser, token);
                    case "userAgent" -> userAgent = scalar(parser, token);
                    case "geo" -> geo(parser, token);
                    default -> parser.skipChildren();
                }
            }
            return this;
        }

        private void geo(JsonParser parser, JsonToken token) throws IOException {
            country = null;
            region = null;
            city = null;
            if (token != JsonToken.START_OBJECT) {
                parser.skipChildren();
                return;
            }
            for (String name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
                JsonToken value = parser.nextToken();
                switch (name) {
                    case "country" -> country = scalar(parser, value);
                    case "region" -> region = scalar(parser, value);
                    case "city" -> city = scalar(parser, value);
                    default -> parser.skipChildren();
                }
            }
        }

        private @Nullable String required(JsonParser parser, JsonToken token, int bit) throws IOException {
            wrong = token.isStructStart() ? wrong | bit : wrong & ~bit;
            return scalar(parser, token);
        }

        /** Text, number or boolean as written; null for null, object and array. */
        private static @Nullable String scalar(JsonParser parser, JsonToken token) throws IOException {
            if (token.isScalarValue()) {
                return token == JsonToken.VALUE_NULL ? null : parser.getText();
            }
            parser.skipChildren();
            return null;
        }

        Unreadable absent(String member, int bit) {
            return (wrong & bit) == 0
                    ? Unreadable.missing(member, "absent or blank")
                    : Unreadable.invalid(member, "an object or array, not a text");
        }
    }
}
