package io.calltouchpoints.model;

import java.util.List;
import java.util.Set;

/**
 * The options by which a Task is a call.
 *
 * @param callTimeFields {@code call.time-fields}
 * @param subtractDuration {@code call.subtract-duration}
 * @param ignoreOutbound {@code call.outbound ignore}
 * @param blankIds {@code bizible-id.blank}, lower case
 */
public record TaskOptions(
        List<String> callTimeFields, boolean subtractDuration, boolean ignoreOutbound, Set<String> blankIds) {

    public static final String BIZIBLE_ID = "bizible2__BizibleId__c";
    public static final String TOUCHPOINT_DATE = "bizible2__Bizible_Touchpoint_Date__c";
    public static final String CREATED_DATE = "CreatedDate";
    public static final String DURATION = "CallDurationInSeconds";
    public static final String CALL_TYPE = "CallType";
    public static final String TASK_SUBTYPE = "TaskSubtype";
    public static final String TYPE = "Type";

    public static final TaskOptions DEFAULT = new TaskOptions(
            List.of(TOUCHPOINT_DATE, CREATED_DATE), false, false, Set.of("undefined", "null", "nan", "none", "0"));
}
