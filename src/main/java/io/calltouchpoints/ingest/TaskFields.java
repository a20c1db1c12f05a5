package io.calltouchpoints.ingest;

import java.io.Serializable;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The Salesforce fields that the job uses, and how their values are kept. Nothing else of a Task is: phone, subject and
 * description are personal data.
 *
 * @param blankIds {@code bizible-id.blank}, lower case
 * @param timeFields those that can hold the call time
 * @param names all fields that are kept
 */
record TaskFields(Set<String> blankIds, Set<String> timeFields, Set<String> names) implements Serializable {

    static final String BIZIBLE_ID = "bizible2__BizibleId__c";
    static final String TYPE = "Type";
    static final String TASK_SUBTYPE = "TaskSubtype";
    static final String CALL_TYPE = "CallType";
    static final String DURATION = "CallDurationInSeconds";
    static final String WHO_ID = "WhoId";
    static final String WHAT_ID = "WhatId";
    static final String CREATED_DATE = "CreatedDate";

    /** What a vendor field holds when it is filled: that is all the job wants to know. */
    static final String FILLED = "true";

    /** A due date; Salesforce gives it midnight for a time of day. */
    private static final String ACTIVITY_DATE = "ActivityDate";

    /** Salesforce has 8 digits for it. More would carry a call time out of the calendar when it is subtracted. */
    private static final long MAX_DURATION = 99_999_999;

    /** Clocks of Salesforce's own servers may differ by so much. */
    private static final long MAX_AHEAD = 60_000;

    private static final List<String> PLAIN = List.of(TYPE, TASK_SUBTYPE, CALL_TYPE, WHO_ID, WHAT_ID);

    static TaskFields of(InputRules rules) {
        Set<String> timeFields = new LinkedHashSet<>(rules.callTimeFields());
        timeFields.remove(ACTIVITY_DATE);
        Set<String> names = new LinkedHashSet<>(List.of(BIZIBLE_ID, DURATION));
        names.addAll(PLAIN);
        names.addAll(timeFields);
        String vendorField = rules.vendorField();
        if (vendorField != null) {
            names.add(vendorField);
        }
        return new TaskFields(rules.blankIds(), timeFields, names);
    }

    /**
     * The value to keep of a field; null when the field is empty, or of a kind that only describes and cannot be read.
     *
     * @param version of the change, epoch milliseconds UTC; no call is later
     */
    @Nullable
    String kept(String name, @Nullable Object value, long version) throws Unreadable {
        String text = JsonTree.text(value);
        if (name.equals(BIZIBLE_ID)) {
            return bizibleId(value);
        } else if (timeFields.contains(name)) {
            return time(name, value, text, version);
        } else if (name.equals(DURATION)) {
            return duration(text);
        } else if (PLAIN.contains(name)) {
            return text;
        }
        return text == null && !(value instanceof Map) && !(value instanceof List) ? null : FILLED;
    }

    /** The valid BizibleId among these fields, for a rejection to name. */
    @Nullable
    String knownBizibleId(Map<String, @Nullable Object> fields) {
        return fields.get(BIZIBLE_ID) instanceof String text ? BizibleIds.valid(text, blankIds) : null;
    }

    private @Nullable String bizibleId(@Nullable Object value) throws Unreadable {
        if (value != null && !(value instanceof String)) {
            throw Unreadable.invalid(BIZIBLE_ID, "an object or array, not a text");
        }
        String id = BizibleIds.normalise((String) value, blankIds);
        if (id != null && !BizibleIds.isValid(id)) {
            throw Unreadable.invalid(BIZIBLE_ID, "not 1 to 128 characters");
        }
        return id;
    }

    private static @Nullable String time(String name, @Nullable Object value, @Nullable String text, long version)
            throws Unreadable {
        if (text == null) {
            if (value == null || value instanceof String) {
                return null;
            }
            throw Unreadable.invalid(name, "an object or array, not a time");
        }
        if (Times.isDateOnly(text)) {
            return null;
        }
        long time = Times.parse(text);
        if (time == Times.INVALID) {
            throw Unreadable.invalid(name, "no time with zone in the years 2000 to 2099");
        }
        if (time > version && time - version > MAX_AHEAD) {
            throw Unreadable.invalid(name, "more than a minute after the version of the record");
        }
        return Long.toString(time);
    }

    private static @Nullable String duration(@Nullable String text) {
        long seconds = text == null ? Numbers.INVALID : Numbers.whole(text);
        return seconds == Numbers.INVALID || seconds > MAX_DURATION ? null : Long.toString(seconds);
    }
}
