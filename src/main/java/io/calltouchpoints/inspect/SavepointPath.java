package io.calltouchpoints.inspect;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;

/** Where a savepoint is: a folder, or a URI as Flink prints it. */
final class SavepointPath {

    /** Two letters at least: C: is a drive. */
    private static final Pattern URI = Pattern.compile("[A-Za-z][A-Za-z0-9+.-]+:.*");

    private static final Pattern FILE_URI = Pattern.compile("file:(//(?=/))?");

    private SavepointPath() {}

    /** For Flink. */
    static String uri(String given) {
        String local = local(given);
        return URI.matcher(local).matches() ? given : new File(local).toURI().toString();
    }

    /** Whether there certainly is none: other file systems are not looked at. */
    static boolean isMissing(String given) {
        String local = local(given);
        if (URI.matcher(local).matches()) {
            return false;
        }
        Path path = Path.of(local);
        return !Files.isRegularFile(path) && !Files.isRegularFile(path.resolve("_metadata"));
    }

    private static String local(String given) {
        return FILE_URI.matcher(given).lookingAt() ? FILE_URI.matcher(given).replaceFirst("") : given;
    }
}
