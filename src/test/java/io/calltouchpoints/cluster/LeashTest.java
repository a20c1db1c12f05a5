package io.calltouchpoints.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** No process of the tests outlives them, even if they are killed. */
class LeashTest {

    @TempDir
    Path folder;

    @Test
    void aProcessEndsWhenTheOneThatStartedItIsKilled() throws Exception {
        Path lock = Files.createFile(folder.resolve("lock"));
        Process parent = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        classes(),
                        Parent.class.getName(),
                        folder.toString(),
                        lock.toString())
                .start();
        try {
            Await.until("a child that lives", () -> held(lock));
        } finally {
            parent.destroyForcibly().waitFor();
        }
        Await.until("the child's end", () -> !held(lock));
        assertThat(held(lock)).isFalse();
    }

    /** A process that has ended holds no lock, also while nobody has asked for its exit status. */
    private static boolean held(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE);
                FileLock lock = channel.tryLock()) {
            return lock == null;
        }
    }

    private static String classes() {
        return Path.of(LeashTest.class
                        .getProtectionDomain()
                        .getCodeSource()
                        .getLocation()
                        .getPath())
                .toString();
    }

    /** Starts a process, and waits. */
    static final class Parent {

        private Parent() {}

        public static void main(String[] args) throws Exception {
            JavaProcess.start(Path.of(args[0]), "child", List.of("-cp", classes(), Child.class.getName(), args[1]));
            Thread.sleep(Long.MAX_VALUE);
        }
    }

    /** Holds a lock, and would never end by itself. */
    static final class Child {

        private Child() {}

        public static void main(String[] args) throws Exception {
            try (FileChannel channel = FileChannel.open(Path.of(args[0]), StandardOpenOption.WRITE);
                    FileLock lock = channel.lock()) {
                Thread.sleep(lock.isValid() ? Long.MAX_VALUE : 0);
            }
        }
    }
}
