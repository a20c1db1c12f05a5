package io.calltouchpoints.job;

/**
 * One thing wrong with the options.
 *
 * @param right what would be right, in words
 */
public record Mistake(String option, String value, String right) {

    @Override
    public String toString() {
        return option + " = \"" + value + "\": " + right;
    }
}
