package io.calltouchpoints.job;

import java.util.function.Function;

/**
 * What an option takes.
 *
 * @param label one word for the help text
 * @param right what a right value looks like, to complete "it takes …"
 * @param parser gives the value of trimmed text, or throws IllegalArgumentException or ArithmeticException
 */
public record Kind<T>(String label, String right, Function<String, T> parser) {}
