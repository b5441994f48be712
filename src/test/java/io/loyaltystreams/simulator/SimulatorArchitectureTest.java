package io.loyaltystreams.simulator;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

class SimulatorArchitectureTest {

    private static final String HERE = "io.loyaltystreams.simulator";
    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages(HERE);

    @Test
    void theAccountKnowsOnlyTheJdk() {
        classes()
                .that()
                .resideInAPackage(HERE + ".account..")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage("java..", HERE + ".account..")
                .check(CLASSES);
    }

    @Test
    void onlyTheFrontKnowsTheServer() {
        noClasses()
                .that()
                .resideOutsideOfPackage(HERE + ".http..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("com.sun.net.httpserver..")
                .check(CLASSES);
    }

    @Test
    void theSimulatorKnowsNothingElseOfThisProject() {
        classes()
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        HERE + "..", "java..", "com.sun.net.httpserver..", "com.fasterxml.jackson..", "org.slf4j..")
                .check(CLASSES);
    }
}
