package io.calltouchpoints.publish;

/** {@code call.medium}: what a merged call's touchpoint has as its medium. */
public enum CallMedium {
    /** The Task's Type. */
    TASK_TYPE,
    /** The medium of the session. */
    WEB
}
