package io.calltouchpoints.cluster;

import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Ports that nobody listens on. They are below those that systems give to outgoing connections: one of these could be taken by a
 * connection before the process that is to listen on it has started.
 */
final class FreePorts {

    private static final int LOWEST = 20_000;
    private static final int ABOVE = 32_000;

    private FreePorts() {}

    static List<Integer> take(int count) throws IOException {
        List<Integer> free = new ArrayList<>();
        while (free.size() < count) {
            int port = ThreadLocalRandom.current().nextInt(LOWEST, ABOVE);
            if (!free.contains(port) && isFree(port)) {
                free.add(port);
            }
        }
        return free;
    }

    private static boolean isFree(int port) throws IOException {
        try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            return socket.isBound();
        } catch (BindException e) {
            return false;
        }
    }
}
