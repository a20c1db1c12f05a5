package io.calltouchpoints.cluster;

import java.io.IOException;
import java.net.URI;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;

/**
 * The build after this one: its visitors and Tasks have one more field in state. It is this build, with the serializers of
 * both compiled anew from their sources, with the next version and the field written in.
 */
final class NextBuild {

    private static final Path SOURCES = Path.of("src/main/java/io/calltouchpoints/state");
    private static final Pattern VERSION = Pattern.compile("int VERSION = (\\d+);");

    /** What is new: the number of a visitor's facts, of a Task's fields; first, so that the older format cannot be read with it. */
    private static final Map<String, String> FIELDS =
            Map.of("VisitorSerializer", "visitor.facts()", "StoredTaskSerializer", "value.image().fields().size()");

    private NextBuild() {}

    /** Makes it of the jar, in the folder. */
    static Path of(Path jar, Path folder) throws IOException {
        Path sources = Files.createDirectories(folder.resolve("sources"));
        Path classes = Files.createDirectories(folder.resolve("classes"));
        List<String> arguments = new ArrayList<>(List.of(
                "-classpath",
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                "-d",
                classes.toString(),
                "-proc:none",
                "-implicit:none",
                "-nowarn"));
        for (Map.Entry<String, String> field : FIELDS.entrySet()) {
            String name = field.getKey() + ".java";
            String source = withField(Files.readString(SOURCES.resolve(name)), field.getValue());
            arguments.add(Files.writeString(sources.resolve(name), source).toString());
        }
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        if (compiler.run(null, null, null, arguments.toArray(String[]::new)) != 0) {
            throw new AssertionError("the next build does not compile: " + sources);
        }
        return replaced(jar, classes, folder.resolve("call-touchpoints-next.jar"));
    }

    private static String withField(String source, String field) {
        Matcher version = VERSION.matcher(source);
        if (!version.find()) {
            throw new AssertionError("no version in " + source);
        }
        int now = Integer.parseInt(version.group(1));
        String next = version.replaceFirst("int VERSION = " + (now + 1) + ";");
        String written = after(next, "void write(", "Wire.writeUnsigned(%s, out);".formatted(field));
        return after(written, " read(int version,", "if (version > %d) { Wire.readUnsigned(in); }".formatted(now));
    }

    /** Puts a statement first in the method. */
    private static String after(String source, String method, String statement) {
        int at = source.indexOf(method);
        int body = source.indexOf("{\n", at) + 2;
        if (at < 0 || body < 2) {
            throw new AssertionError("no method " + method + " in " + source);
        }
        return source.substring(0, body) + statement + "\n" + source.substring(body);
    }

    private static Path replaced(Path jar, Path classes, Path next) throws IOException {
        Files.copy(jar, next, StandardCopyOption.REPLACE_EXISTING);
        try (FileSystem inside = FileSystems.newFileSystem(URI.create("jar:" + next.toUri()), Map.of());
                Stream<Path> compiled = Files.walk(classes)) {
            for (Path file : compiled.filter(Files::isRegularFile).toList()) {
                Files.copy(
                        file,
                        inside.getPath("/").resolve(classes.relativize(file).toString()),
                        StandardCopyOption.REPLACE_EXISTING);
            }
        }
        return next;
    }
}
