package io.calltouchpoints.local;

import com.google.common.io.MoreFiles;
import com.google.common.io.RecursiveDeleteOption;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Where a demo keeps its data: in the user's folder, or in one that is gone afterwards. */
final class DemoFolder implements AutoCloseable {

    private final Path folder;
    private final boolean temporary;

    private DemoFolder(Path folder, boolean temporary) {
        this.folder = folder;
        this.temporary = temporary;
    }

    static DemoFolder of(@Nullable Path given) throws IOException {
        if (given != null) {
            return new DemoFolder(Files.createDirectories(given), false);
        }
        return new DemoFolder(Files.createTempDirectory("call-touchpoints-demo-"), true);
    }

    Path broker() {
        return folder.resolve("kafka");
    }

    Path checkpoints() {
        return folder.resolve("checkpoints");
    }

    @Override
    public void close() throws IOException {
        if (temporary) {
            // Nobody else writes here; some file systems have no way to rule it out.
            MoreFiles.deleteRecursively(folder, RecursiveDeleteOption.ALLOW_INSECURE);
        }
    }
}
