package io.calltouchpoints.replay;

/** A line of output and its place: by {@code order}, then by {@code tie}. */
@SuppressWarnings("ArrayRecordComponent") // bytes, passed on and never compared
record OrderedLine(long order, String tie, byte[] bytes) implements Comparable<OrderedLine> {

    @Override
    public int compareTo(OrderedLine other) {
        int byOrder = Long.compare(order, other.order);
        return byOrder != 0 ? byOrder : tie.compareTo(other.tie);
    }
}
