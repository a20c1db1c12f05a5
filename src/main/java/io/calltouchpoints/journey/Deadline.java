package io.calltouchpoints.journey;

/**
 * When a visitor is due.
 *
 * @param at compared with the lower watermark, epoch milliseconds UTC
 * @param nothingLeft nothing will be kept then of the visitor as it is: it can go without another look at it
 */
public record Deadline(long at, boolean nothingLeft) {}
