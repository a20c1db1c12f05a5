package io.calltouchpoints;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

/** What may know what. */
class ArchitectureTest {

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("io.calltouchpoints");

    @Test
    void theRulesArePureJava() {
        noClasses()
                .that()
                .resideInAPackage("..journey..")
                .should()
                .dependOnClassesThat()
                .resideOutsideOfPackages("io.calltouchpoints.journey..", "java..", "org.jspecify..")
                .check(CLASSES);
    }

    @Test
    void attributionAndReadingKnowNoFlinkAndNoKafka() {
        noClasses()
                .that()
                .resideInAnyPackage("..attribution..", "..ingest..", "..publish..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.apache.flink..", "org.apache.kafka..")
                .check(CLASSES);
    }

    @Test
    void attributionParsesNoJson() {
        noClasses()
                .that()
                .resideInAPackage("..attribution..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("com.fasterxml..")
                .check(CLASSES);
    }

    /** What the jar for clusters does not have. */
    @Test
    void nothingKnowsTheBroker() {
        noClasses()
                .that()
                .resideOutsideOfPackage("..local..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "io.calltouchpoints.local..",
                        "kafka..",
                        "scala..",
                        "org.apache.kafka.metadata..",
                        "org.apache.kafka.server..")
                .check(CLASSES);
    }

    @Test
    void trafficKnowsNoFlink() {
        noClasses()
                .that()
                .resideInAPackage("..traffic..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.apache.flink..")
                .check(CLASSES);
    }

    @Test
    void packagesFormNoCircles() {
        slices().matching("io.calltouchpoints.(*)..").should().beFreeOfCycles().check(CLASSES);
    }
}
