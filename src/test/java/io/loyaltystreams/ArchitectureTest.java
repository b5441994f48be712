package io.loyaltystreams;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** The layers, as tests: what a package must not know. */
class ArchitectureTest {

    private static final String[] PURE = {"io.loyaltystreams.program", "io.loyaltystreams.ledger"};

    /** What decides without Kafka: it may read the records that travel between the stages. */
    private static final String[] DECIDING = {
        "io.loyaltystreams.intake",
        "io.loyaltystreams.orders",
        "io.loyaltystreams.identity",
        "io.loyaltystreams.stage",
        "io.loyaltystreams.explain",
        "io.loyaltystreams.outbox"
    };

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("io.loyaltystreams");

    @Test
    void programAndLedgerKnowOnlyTheJdkAndEachOther() {
        classes()
                .that()
                .resideInAnyPackage(PURE)
                .should()
                .onlyDependOnClassesThat(resideInAPackage("java..").or(resideInAnyPackage(PURE)))
                .check(CLASSES);
    }

    @Test
    void expressionsKnowTheProgramAndTheirLanguageAndNothingElse() {
        classes()
                .that()
                .resideInAPackage("io.loyaltystreams.program.expression")
                .should()
                .onlyDependOnClassesThat(resideInAnyPackage(
                        "java..",
                        "io.loyaltystreams.program",
                        "io.loyaltystreams.program.expression",
                        "dev.cel..",
                        "com.google.common.collect"))
                .check(CLASSES);
    }

    @Test
    void theLanguageOfExpressionsIsKnownOnlyToThem() {
        noClasses()
                .that()
                .resideOutsideOfPackage("..program.expression..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("dev.cel..", "com.google.common..", "com.google.protobuf..")
                .check(CLASSES);
    }

    @Test
    void theStagesThatDecideKnowNoStreamsAndNoClients() {
        noClasses()
                .that()
                .resideInAnyPackage(DECIDING)
                .should()
                .dependOnClassesThat(resideInAnyPackage("org.apache.kafka.streams..", "org.apache.kafka.clients.."))
                .check(CLASSES);
    }

    @Test
    void kafkaStreamsIsKnownOnlyToTheStreams() {
        noClasses()
                .that()
                .resideOutsideOfPackages("..stream..", "..config..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.apache.kafka.streams..")
                .check(CLASSES);
    }

    @Test
    void clocksAndChanceAreHandedIn() {
        noClasses()
                .that(resideInAnyPackage(PURE)
                        .or(resideInAnyPackage(DECIDING))
                        .or(resideInAnyPackage(
                                "io.loyaltystreams.stream..",
                                "io.loyaltystreams.sink..",
                                "io.loyaltystreams.piggy..",
                                "io.loyaltystreams.query..")))
                .should()
                .callMethod(Instant.class, "now")
                .orShould()
                .callMethod(LocalDate.class, "now")
                .orShould()
                .callMethod(System.class, "currentTimeMillis")
                .orShould()
                .callMethod(UUID.class, "randomUUID")
                .orShould()
                .callMethod(Clock.class, "systemUTC")
                .orShould()
                .callConstructor(Random.class)
                .check(CLASSES);
    }

    /** Beside Piggy there are the schema registry, and in the queries the other instances that keep a part of the members. */
    @Test
    void onlyThePiggyPackageTalksToPiggy() {
        noClasses()
                .that(not(resideInAnyPackage("..piggy..", "..serde..", "..query..", "..demo..", "..local..")))
                .should()
                .dependOnClassesThat()
                .resideInAPackage("java.net.http..")
                .check(CLASSES);
    }

    @Test
    void queriesKnowNeitherKafkaNorPiggy() {
        noClasses()
                .that()
                .resideInAPackage("..query..")
                .should()
                .dependOnClassesThat(resideInAnyPackage(
                        "org.apache.kafka..",
                        "io.loyaltystreams.stream..",
                        "io.loyaltystreams.piggy..",
                        "io.loyaltystreams.sink.."))
                .check(CLASSES);
    }

    @Test
    void theServiceKnowsNeitherTheSimulatorNorTheDemo() {
        noClasses()
                .that(not(resideInAnyPackage(
                                "..simulator..", "..demo..", "..torture..", "..local..", "..bench..", "..launcher.."))
                        .and(not(resideInAPackage("io.loyaltystreams"))))
                .should()
                .dependOnClassesThat(resideInAnyPackage("..simulator..", "..demo..", "..torture..", "..local.."))
                .check(CLASSES);
    }

    @Test
    void theBrokerIsKnownOnlyToTheProcessThatStartsIt() {
        noClasses()
                .that()
                .resideOutsideOfPackage("..local.broker..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("kafka..", "scala..")
                .check(CLASSES);
    }
}
