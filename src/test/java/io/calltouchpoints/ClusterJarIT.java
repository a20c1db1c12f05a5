package io.calltouchpoints;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import org.junit.jupiter.api.Test;

/** The jar for clusters brings what Flink's lib folder lacks, and nothing that is there. */
class ClusterJarIT {

    private static final String FLINK = "org/apache/flink/";

    /** The only thing of Flink's that its lib folder lacks. */
    private static final Pattern CONNECTOR = Pattern.compile(
            "org/apache/flink/((connector|streaming/connectors)/kafka/|streaming/util/serialization/JSONKeyValue).*");

    @Test
    void holdsNothingThatAClusterHas() throws IOException {
        try (JarFile jar = open()) {
            List<String> names = jar.stream().map(ZipEntry::getName).toList();
            assertThat(names)
                    .noneMatch(name -> name.startsWith(FLINK)
                            && name.endsWith(".class")
                            && !CONNECTOR.matcher(name).matches())
                    .noneMatch(name -> name.startsWith("org/rocksdb/") || name.contains("librocksdb"))
                    .noneMatch(name -> name.startsWith("org/apache/logging/") || name.startsWith("org/apache/log4j/"))
                    .noneMatch(name -> name.startsWith("org/slf4j/") || name.startsWith("log4j2"))
                    .noneMatch(name -> name.startsWith("org/junit/") || name.startsWith("org/assertj/"))
                    .noneMatch(name -> name.startsWith("kafka/server/") || name.startsWith("scala/"))
                    .noneMatch(name -> name.startsWith("io/calltouchpoints/local"))
                    .noneMatch(name -> name.endsWith("CommandSource") && name.startsWith("META-INF/"))
                    .noneMatch(name -> name.endsWith(".SF") || name.endsWith(".RSA"))
                    .doesNotHaveDuplicates()
                    .contains(
                            "io/calltouchpoints/CallTouchpoints.class",
                            "io/calltouchpoints/cli/CommandSource.class",
                            "io/calltouchpoints/traffic/GenerateCommand.class",
                            "picocli/CommandLine.class",
                            "com/fasterxml/jackson/core/JsonFactory.class");
        }
    }

    @Test
    void itsManifestNamesWhatToRun() throws IOException {
        try (JarFile jar = open()) {
            Attributes manifest = jar.getManifest().getMainAttributes();
            assertThat(manifest.getValue(Attributes.Name.MAIN_CLASS)).isEqualTo("io.calltouchpoints.CallTouchpoints");
            assertThat(manifest.getValue(Attributes.Name.IMPLEMENTATION_VERSION))
                    .matches("\\d+\\.\\d+\\.\\d+\\S*");
            assertThat(manifest.getValue(Attributes.Name.MULTI_RELEASE)).isEqualTo("true");
            assertThat(jar.getEntry("io/calltouchpoints/CallTouchpoints.class")).isNotNull();
        }
    }

    private static JarFile open() throws IOException {
        return new JarFile(Path.of(System.getProperty("cluster.jar")).toFile());
    }
}
