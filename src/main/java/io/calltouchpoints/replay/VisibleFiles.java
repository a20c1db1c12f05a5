package io.calltouchpoints.replay;

import java.util.function.Predicate;
import org.apache.flink.connector.file.src.enumerate.FileEnumerator;
import org.apache.flink.connector.file.src.enumerate.NonSplittingRecursiveEnumerator;
import org.apache.flink.core.fs.Path;

/**
 * All files but those whose name, or the name of a folder of theirs, begins with a dot. What the user named is never
 * hidden. Flink's own filter also skips names with an underscore: a user's data, unseen.
 */
record VisibleFiles(String root) implements Predicate<Path> {

    static FileEnumerator.Provider below(Path root) {
        String path = root.getPath();
        return () -> new NonSplittingRecursiveEnumerator(new VisibleFiles(path));
    }

    @Override
    public boolean test(Path path) {
        return path.getPath().equals(root) || !path.getName().startsWith(".");
    }
}
