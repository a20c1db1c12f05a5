package io.calltouchpoints.cluster;

import java.io.IOException;

/**
 * Java agent that ends its process when the one that started it is gone, however that ended: its standard input is a pipe that
 * only the parent holds.
 */
public final class Leash {

    private static final int KILLED = 137;

    private Leash() {}

    public static void premain(String ignored) {
        Thread thread = new Thread(Leash::watch, "leash");
        thread.setDaemon(true);
        thread.start();
    }

    private static void watch() {
        try {
            while (System.in.read() >= 0) {
                // nothing is ever sent
            }
        } catch (IOException e) {
            // the same as its end
        }
        Runtime.getRuntime().halt(KILLED);
    }
}
