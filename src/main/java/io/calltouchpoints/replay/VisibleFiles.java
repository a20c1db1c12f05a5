package io.calltouchpoints.replay;

import java.io.IOException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import org.apache.flink.connector.file.src.FileSourceSplit;
import org.apache.flink.connector.file.src.enumerate.FileEnumerator;
import org.apache.flink.core.fs.Path;

/**
 * All files below a folder but those whose name, or the name of a folder of theirs, begins with a dot; each is one split. What
 * the user named is never hidden. Flink's own enumerator fails on names with a colon (as times have) and on folders that are
 * linked into themselves, and skips names with an underscore: a user's data, unseen.
 */
final class VisibleFiles implements FileEnumerator {

    @Override
    public Collection<FileSourceSplit> enumerateSplits(Path[] roots, int minDesiredSplits) throws IOException {
        List<FileSourceSplit> splits = new ArrayList<>();
        for (Path root : roots) {
            java.nio.file.Path folder = java.nio.file.Path.of(root.getPath());
            Files.walkFileTree(
                    folder, EnumSet.of(FileVisitOption.FOLLOW_LINKS), Integer.MAX_VALUE, new Visitor(folder, splits));
        }
        return splits;
    }

    /** Of a file of this machine, whatever characters it is named with. */
    static Path path(java.nio.file.Path file) {
        return new Path("file", null, file.toAbsolutePath().normalize().toUri().getPath());
    }

    private static final class Visitor extends SimpleFileVisitor<java.nio.file.Path> {

        private final java.nio.file.Path root;
        private final List<FileSourceSplit> splits;

        Visitor(java.nio.file.Path root, List<FileSourceSplit> splits) {
            this.root = root;
            this.splits = splits;
        }

        @Override
        public FileVisitResult preVisitDirectory(java.nio.file.Path folder, BasicFileAttributes attributes) {
            return isHidden(folder) ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFile(java.nio.file.Path file, BasicFileAttributes attributes) {
            if (!isHidden(file)) {
                String id = Integer.toString(splits.size());
                long size = attributes.size();
                long modified = attributes.lastModifiedTime().toMillis();
                splits.add(new FileSourceSplit(id, path(file), 0, size, modified, size));
            }
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFileFailed(java.nio.file.Path file, IOException e) throws IOException {
            // Its files are read where the loop begins.
            if (e instanceof FileSystemLoopException || isHidden(file)) {
                return FileVisitResult.CONTINUE;
            }
            throw LinesFormat.unreadable(path(file), e);
        }

        private boolean isHidden(java.nio.file.Path path) {
            return !path.equals(root) && path.getFileName().toString().startsWith(".");
        }
    }
}
