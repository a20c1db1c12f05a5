package io.calltouchpoints.job;

/** Operator uids: by these a savepoint finds its operators again. Never change one, never use one for something else. */
public final class Uids {

    public static final String WEB_EVENTS = "web-events";
    public static final String WEB_EVENTS_READ = "web-events-read";
    public static final String TASKS = "salesforce-tasks";
    public static final String TASKS_READ = "salesforce-tasks-read";
    public static final String TASK_IMAGE = "task-image";

    /** Only in batch execution, which has no savepoints. */
    public static final String CALLS_IN_ORDER = "calls-in-order";

    public static final String JOURNEY = "journey";
    public static final String DESCRIBE = "describe";
    public static final String TOUCHPOINTS = "touchpoints";
    public static final String REJECTED = "rejected";

    private Uids() {}
}
