package io.calltouchpoints.job;

import java.io.Serializable;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;

/** Holds the sources of a job in this process back until it is opened. */
final class Gate implements Serializable {

    private static final long serialVersionUID = 1L;
    private static final Map<String, CompletableFuture<Void>> GATES = new ConcurrentHashMap<>();

    private final String id = UUID.randomUUID().toString();

    CompletableFuture<Void> opened() {
        return GATES.computeIfAbsent(id, key -> new CompletableFuture<>());
    }

    void open() {
        opened().complete(null);
    }
}
