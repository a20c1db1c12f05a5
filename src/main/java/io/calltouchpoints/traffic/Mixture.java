package io.calltouchpoints.traffic;

/**
 * How often things happen, as shares from 0 to 1.
 *
 * @param forms of sessions, with a form submission
 * @param chats of sessions, with a web chat
 * @param calls of sessions, with a phone call in or after them
 * @param otherTasks emails and the like, for each session
 * @param broken records that cannot be read, for each good one
 * @param oddTimes page views with a wild clock or from long ago, for each good web event
 */
public record Mixture(double forms, double chats, double calls, double otherTasks, double broken, double oddTimes) {

    public static final Mixture USUAL = new Mixture(0.03, 0.01, 0.03, 0.02, 0.0005, 0.0002);

    /** More of what one wants to see. */
    public static final Mixture LIVELY = new Mixture(0.2, 0.08, 0.45, 0.05, 0.005, 0.002);

    /** Nothing that cannot be read. */
    public Mixture clean() {
        return new Mixture(forms, chats, calls, otherTasks, 0, 0);
    }
}
