package io.calltouchpoints.state;

import io.calltouchpoints.ingest.Rejection;
import org.apache.flink.util.OutputTag;

/** The side output of everything that cannot be used. */
public final class Rejections {

    public static final OutputTag<Rejection> TAG =
            new OutputTag<>("rejected", SerializerType.of(Rejection.class, new RejectionSerializer()));

    private Rejections() {}
}
