package io.calltouchpoints.cli;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;

/** A Java properties file, in UTF-8. */
final class ConfigFile {

    private static final String BYTE_ORDER_MARK = "\uFEFF";

    private ConfigFile() {}

    /** What the file says; nothing, and a mistake, when it cannot be read. */
    static Map<String, String> read(String file, List<String> mistakes) {
        Map<String, String> values = new TreeMap<>();
        Properties properties = new Properties();
        try {
            Path path = Path.of(file);
            if (!Files.isRegularFile(path)) {
                mistakes.add("--config %s: there is no such file".formatted(file));
                return values;
            }
            try (Reader reader = Files.newBufferedReader(path)) {
                properties.load(reader);
            }
        } catch (IOException | InvalidPathException e) {
            mistakes.add("--config %s: cannot be read as UTF-8 text (%s)".formatted(file, e.getMessage()));
        } catch (IllegalArgumentException e) {
            mistakes.add("--config %s: %s".formatted(file, e.getMessage()));
        }
        properties.forEach((name, value) -> values.put(withoutMark((String) name), (String) value));
        return values;
    }

    private static String withoutMark(String name) {
        return name.startsWith(BYTE_ORDER_MARK) ? name.substring(1) : name;
    }
}
