package io.calltouchpoints.job;

/**
 * One option, by the same name on the command line and in a properties file.
 *
 * @param defaultText as a user would write it; empty: none
 * @param noneWords how the help text calls an empty default
 * @param topic what it is about, one word or two, to group options
 * @param description one sentence without a full stop
 */
public record Option<T>(
        String name, String defaultText, String noneWords, String topic, String description, Kind<T> kind) {

    public Option<T> withDefault(String text) {
        return new Option<>(name, text, noneWords, topic, description, kind);
    }

    /** The default as a reader of the help text should see it. */
    public String shownDefault() {
        return defaultText.isEmpty() ? noneWords : defaultText;
    }

    /** Throws {@link IllegalArgumentException} when the text is none of this option's values. */
    public T parse(String text) {
        try {
            return kind.parser().apply(text.strip());
        } catch (ArithmeticException e) {
            throw new IllegalArgumentException(e);
        }
    }

    Mistake mistake(String value) {
        return new Mistake(name, value, "it takes " + kind.right());
    }
}
