package io.calltouchpoints.traffic;

/**
 * From which to which time something may take. Short ones are more likely than long ones: every order of magnitude is as
 * likely as the next.
 *
 * @param least milliseconds, above 0
 * @param most milliseconds
 */
public record Span(long least, long most) {

    public Span {
        if (least < 1 || most < least) {
            throw new IllegalArgumentException(least + " to " + most);
        }
    }

    static Span seconds(double least, double most) {
        return new Span(Math.round(least * 1000), Math.round(most * 1000));
    }

    static Span minutes(double least, double most) {
        return seconds(least * 60, most * 60);
    }

    static Span hours(double least, double most) {
        return minutes(least * 60, most * 60);
    }
}
