package io.calltouchpoints.ingest;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** The members of a web event as written, before any rule. */
final class WebEventDraft implements Json.Members<WebEventDraft> {
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

    private boolean wellFormed;

    @Override
    public WebEventDraft read(JsonParser parser, boolean wellFormed) throws IOException {
        this.wellFormed = wellFormed;
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

    /** {@link Texts#clean}; texts that need no mending are not looked through for it. */
    @Nullable
    String clean(@Nullable String text) {
        return wellFormed ? Texts.trim(text) : Texts.clean(text);
    }

    Unreadable absent(String member, int bit) {
        return (wrong & bit) == 0
                ? Unreadable.missing(member, "absent or blank")
                : Unreadable.invalid(member, "an object or array, not a text");
    }
}
