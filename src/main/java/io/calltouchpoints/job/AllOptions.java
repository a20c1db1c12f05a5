package io.calltouchpoints.job;

import io.calltouchpoints.journey.Rules.FirstTouchPublish;
import io.calltouchpoints.journey.Rules.SessionCalls;
import io.calltouchpoints.journey.Rules.SessionExpiry;
import io.calltouchpoints.publish.CallMedium;
import java.util.ArrayList;
import java.util.List;

/** Every option of the rules, in the order in which the help text shows them. Adding one here adds it everywhere. */
public final class AllOptions {

    private static final List<Option<?>> LISTED = new ArrayList<>();

    public static final Option<Long> SESSION_TIMEOUT =
            add("session.timeout", "30 min", "sessions", "how long a session lasts", Kinds.DURATION);

    public static final Option<SessionExpiry> SESSION_EXPIRY = add(
            "session.expiry",
            "fixed",
            "sessions",
            "whether the timeout runs from the session's start or from its last web event",
            Kinds.oneOf(SessionExpiry.class));

    public static final Option<SessionCalls> SESSION_CALLS = add(
            "session.calls",
            "first",
            "sessions",
            "which calls of a session are merged with it; the others stand alone",
            Kinds.oneOf(SessionCalls.class));

    public static final Option<List<String>> SITE_DOMAINS = add(
            "site.domains",
            "",
            "sessions",
            "your own domains, subdomains included; a referrer among them is no arrival from outside",
            Kinds.HOSTS);

    public static final Option<List<String>> SIGN_IN_HOSTS = add(
            "sign-in.hosts",
            "accounts.google.com, login.microsoftonline.com, login.live.com, appleid.apple.com",
            "sessions",
            "sign-in pages; who comes back from one has not newly arrived",
            Kinds.HOSTS);

    public static final Option<List<String>> BIZIBLE_ID_BLANK = add(
            "bizible-id.blank",
            "undefined, null, nan, none, 0",
            "BizibleId",
            "BizibleIds that broken scripts write and that count as blank",
            Kinds.WORDS);

    public static final Option<List<String>> CALL_TIME_FIELDS = add(
            "call.time-fields",
            "bizible2__Bizible_Touchpoint_Date__c, CreatedDate",
            "calls",
            "Task fields for the call time; the first that holds a time counts",
            Kinds.FIELD_NAMES);

    public static final Option<Boolean> CALL_SUBTRACT_DURATION = add(
            "call.subtract-duration",
            "false",
            "calls",
            "takes CallDurationInSeconds off CreatedDate, for vendors that create the Task when the call ends",
            Kinds.BOOLEAN);

    public static final Option<Outbound> CALL_OUTBOUND = add(
            "call.outbound",
            "count",
            "calls",
            "what to do with Tasks whose CallType is Outbound",
            Kinds.oneOf(Outbound.class));

    public static final Option<String> CALL_VENDOR_FIELD = add(
            "call.vendor-field",
            "",
            "calls",
            "a Task field that only the vendor fills: a phone call without BizibleId is rejected only where it is filled, so that calls logged by hand stay quiet",
            Kinds.FIELD);

    public static final Option<Long> CALL_CLOCK_SKEW = add(
            "call.clock-skew",
            "0 s",
            "calls",
            "how far the vendor's clock may be behind: a call may precede its session by that much",
            Kinds.DURATION_OR_ZERO);

    public static final Option<Long> CALL_NEAR_MISS = add(
            "call.near-miss",
            "2 h",
            "calls",
            "for how long after its end a session still explains a call that missed it (SESSION_EXPIRED)",
            Kinds.DURATION_OR_ZERO);

    public static final Option<CallMedium> CALL_MEDIUM = add(
            "call.medium",
            "task-type",
            "calls",
            "the medium of merged calls: the Task's Type or the medium of the session",
            Kinds.oneOf(CallMedium.class));

    public static final Option<Long> CALL_MAX_DELAY = add(
            "call.max-delay",
            "24 h",
            "time",
            "how long after a call its Task may arrive and still find its session",
            Kinds.DURATION);

    public static final Option<Long> CORRECTION_WINDOW = add(
            "correction.window",
            "30 d",
            "time",
            "how long after a call its Task may change; not below call.max-delay + call.near-miss + call.clock-skew",
            Kinds.DURATION);

    public static final Option<FirstTouchPublish> FIRST_TOUCH_PUBLISH = add(
            "first-touch.publish",
            "on-lead",
            "journeys",
            "whether a first visit without action is published once the journey has a conversion, or at once",
            Kinds.oneOf(FirstTouchPublish.class));

    public static final Option<Long> JOURNEY_TIMEOUT = add(
            "journey.timeout",
            "90 d",
            "journeys",
            "how long a visitor must be silent for a new journey to begin; not below correction.window",
            Kinds.DURATION);

    public static final Option<Long> WEB_OUT_OF_ORDERNESS = add(
            "web.out-of-orderness",
            "10 min",
            "time",
            "how much older than the newest of its partition a web event may be; above session.timeout works, slowly",
            Kinds.DURATION_OR_ZERO);

    public static final Option<Long> WEB_MAX_AHEAD = add(
            "web.max-ahead",
            "1 min",
            "time",
            "how far a browser's clock may be ahead of the Kafka record before the record's time is used instead",
            Kinds.DURATION_OR_ZERO);

    public static final Option<Long> TASKS_OUT_OF_ORDERNESS = add(
            "tasks.out-of-orderness",
            "1 min",
            "time",
            "how much older than the newest of its partition a Task change may be",
            Kinds.DURATION_OR_ZERO);

    public static final Option<Long> SOURCE_IDLE_TIMEOUT = add(
            "source.idle-timeout",
            "5 min",
            "time",
            "after how much real time a silent partition or topic holds nothing back any more",
            Kinds.DURATION);

    public static final Option<Integer> VISITOR_MAX_FACTS = add(
            "visitor.max-facts",
            "500",
            "bounds",
            "sessions, pending web events and calls kept of one visitor; beyond, the oldest go early",
            Kinds.COUNT);

    public static final Option<Integer> RECORD_MAX_BYTES =
            add("record.max-bytes", "1 MiB", "bounds", "larger records are rejected", Kinds.SIZE_IN_BYTES);

    public static final Option<Integer> SESSION_CACHE = add(
            "session.cache",
            "4 MiB",
            "bounds",
            "memory of each parallel instance for open sessions, 16 bytes each, so that most page views need no look into state;"
                    + " 0 for none",
            Kinds.SIZE_OR_ZERO);

    public static final Option<Boolean> REJECTED_RAW = add(
            "rejected.raw",
            "true",
            "output",
            "whether rejections carry the text of records that could not be read",
            Kinds.BOOLEAN);

    public static final Option<String> CHANNEL_RULES = list(new Option<>(
            "channel.rules",
            "",
            "built-in sheet",
            "output",
            "CSV of marketing channel rules, in the layout of Marketo Measure's rule sheet",
            Kinds.FILE));

    public static final Option<List<String>> STATE_ACCEPT_CHANGES = add(
            "state.accept-changes",
            "",
            "upgrade",
            "options that may differ from those under which the state was kept, although that spoils some of it",
            new Kind<>(
                    "OPTION,...",
                    "names, with commas between, of options that are refused to change, such as session.timeout",
                    StateChanges::names));

    /** All, with the defaults of the streaming job. */
    public static final List<Option<?>> STREAMING = List.copyOf(LISTED);

    /** All, with the defaults of a replay: a file holds a visitor's whole history at once. */
    public static final List<Option<?>> REPLAY = STREAMING.stream()
            .<Option<?>>map(option -> option.equals(VISITOR_MAX_FACTS) ? option.withDefault("100000") : option)
            .toList();

    private AllOptions() {}

    /** {@code call.outbound}. */
    public enum Outbound {
        COUNT,
        IGNORE
    }

    private static <T> Option<T> add(String name, String defaultText, String topic, String description, Kind<T> kind) {
        return list(new Option<>(name, defaultText, "(none)", topic, description, kind));
    }

    private static <T> Option<T> list(Option<T> option) {
        LISTED.add(option);
        return option;
    }
}
