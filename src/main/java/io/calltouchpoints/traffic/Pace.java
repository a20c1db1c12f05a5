package io.calltouchpoints.traffic;

/**
 * How long things take. All of it keeps within the bounds in which the order of arrival does not matter: a web event at most
 * 10 minutes late, a call told within a day, whatever else of it within 30 days.
 *
 * @param page from one page view to the next
 * @param callAfterPage from a page view to the call that it leads to
 * @param callAfterSession from a session's start to a call that comes too late for it
 * @param talk how long a call lasts
 * @param reported from the end of a call until its Task is there
 * @param filledIn from the Task until somebody fills in what is missing
 * @param corrected from there until somebody corrects, deletes or restores it
 * @param straggling how late a web event may come that is not sent at once
 * @param connector how late a change of a Task gets to the topic
 */
public record Pace(
        Span page,
        Span callAfterPage,
        Span callAfterSession,
        Span talk,
        Span reported,
        Span filledIn,
        Span corrected,
        Span straggling,
        Span connector) {

    public static final Pace REAL = new Pace(
            Span.seconds(3, 240),
            Span.seconds(5, 180),
            Span.minutes(31, 150),
            Span.seconds(20, 1200),
            Span.seconds(2, 6 * 3600),
            Span.seconds(20, 8 * 3600),
            Span.minutes(1, 3 * 1440),
            Span.seconds(0.1, 240),
            Span.seconds(0.1, 30));

    /** A day in a minute, for who is looking at it. Late calls suppose sessions of one minute. */
    public static final Pace FAST = new Pace(
            Span.seconds(0.5, 5),
            Span.seconds(0.5, 4),
            Span.seconds(61, 120),
            Span.seconds(1, 4),
            Span.seconds(4, 14),
            Span.seconds(3, 12),
            Span.seconds(5, 40),
            Span.seconds(0.1, 8),
            Span.seconds(0.1, 1));
}
