package io.loyaltystreams.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import io.loyaltystreams.config.Config;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LauncherTest {

    private static final Map<String, String> ENVIRONMENT = Map.of("PIGGY_TOKEN", "sesame");

    @TempDir
    private Path folder;

    private Path config;
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();
    private final List<String> calls = new ArrayList<>();
    private Exception endsWith = new InterruptedException();

    @BeforeEach
    void writeTheConfiguration() throws IOException {
        config = Files.writeString(folder.resolve("loyalty.yaml"), """
                kafka: { bootstrap.servers: localhost:9092 }
                schema-registry: { url: http://localhost:8081 }
                piggy: { token-env: PIGGY_TOKEN, default-shop: 2e9d4f1c-61a3-4c55-a2d1-8b7f6e5d4c33 }
                """);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "--help",
                "run --help",
                "topics --help",
                "topics create --help",
                "program check --help",
                "program explain --help",
                "member show --help",
                "dead-letters list --help",
                "dead-letters show --help",
                "dead-letters replay --help"
            })
    void helpsWithEveryCommand(String line) {
        assertThat(run(line.split(" "))).as(err.toString()).isEqualTo(ExitCode.FINE);
        assertThat(out.toString()).startsWith("Usage: loyalty").contains("Exit codes:");
        assertThat(err.toString()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            ''                          | loyalty: Expected a command; see loyalty --help
            topics                      | loyalty: Expected a command; see loyalty topics --help
            rum                         | loyalty: Unmatched argument at index 0: 'rum'; did you mean run?; see loyalty --help
            run                         | loyalty: Missing required option: '--config=FILE'; see loyalty run --help
            run --confg x               | loyalty: Unknown option: '--confg'; did you mean --config?; see loyalty run --help
            member                      | loyalty: Expected a command; see loyalty member --help
            member show                 | loyalty: Missing required parameter: 'REF'; see loyalty member show --help
            run --config x --only sync  | loyalty: Invalid value for option '--only': expected topology or sink, found sync; see loyalty run --help
            """)
    void refusesWrongUseInOneLine(String line, String error) {
        assertThat(run(line.isEmpty() ? new String[0] : line.split(" "))).isEqualTo(ExitCode.WRONG_USE);
        assertThat(err.toString()).isEqualTo(error + System.lineSeparator());
    }

    @Test
    void refusesAConfigurationWithOneLineForEachFault() throws IOException {
        Files.writeString(config, "pigy: 1\npartitions: 0\n" + Files.readString(config));

        assertThat(run("run", "--config", config.toString())).isEqualTo(ExitCode.WRONG_USE);
        assertThat(err.toString().lines())
                .containsExactly(
                        "loyalty: pigy: unknown key; did you mean piggy?",
                        "loyalty: partitions: expected a whole number from 1 to 10000, found 0");
        assertThat(calls).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"'', '[TOPOLOGY, SINK] true'", "--only=sink, '[SINK] true'", "--only=topology, '[TOPOLOGY] false'"})
    void runsTheChosenPartsAndClosesThem(String only, String created) {
        var args = new ArrayList<>(List.of("run", "--config", config.toString()));
        if (!only.isEmpty()) {
            args.add(only);
        }
        endsWith = new WorkFailed("A stream thread died; see the log");

        run(args.toArray(String[]::new));

        assertThat(calls).containsExactly("create " + created, "start", "await", "close");
    }

    @Test
    void failsInOneLineWhenAPartDies() {
        endsWith = new WorkFailed("A stream thread died; see the log");

        assertThat(run("run", "--config", config.toString())).isEqualTo(ExitCode.WORK_FAILED);
        assertThat(err.toString()).isEqualTo("loyalty: A stream thread died; see the log" + System.lineSeparator());
    }

    @Test
    void hidesTheStackTraceOfTheUnexpectedUnlessAskedForIt() {
        endsWith = new IllegalStateException("odd");

        assertThat(run("run", "--config", config.toString())).isEqualTo(ExitCode.WORK_FAILED);
        assertThat(err.toString())
                .isEqualTo(
                        "loyalty: run failed unexpectedly: java.lang.IllegalStateException: odd; run it with --verbose for"
                                + " details" + System.lineSeparator());

        run("run", "--config", config.toString(), "--verbose");
        assertThat(err.toString()).contains("\tat " + LauncherTest.class.getName());
    }

    @Test
    void acceptsAGoodProgram() {
        assertThat(run("program", "check", "program.example.yaml")).isEqualTo(ExitCode.FINE);
        assertThat(out.toString().lines())
                .containsExactly(
                        "program.example.yaml: fine",
                        "  program acme, Europe/Amsterdam, EUR",
                        "  version 1 from 2026-01-01T00:00: 8 earn rules, 2 campaigns, tiers bronze, silver from 500,"
                                + " gold from 2000");
    }

    @Test
    void explainsAnOrder() throws IOException {
        var order = Files.writeString(folder.resolve("order.json"), """
                {
                  "eventId": "e-1", "orderId": "4711", "channel": "web", "placedAt": 1772875800000, "currency": "EUR",
                  "memberRefs": [], "lines": [{ "lineId": "1", "sku": "tea", "quantity": 1, "amount": 1250 }]
                }
                """);

        assertThat(run("program", "explain", "program.example.yaml", "--order", order.toString()))
                .as(err.toString())
                .isEqualTo(ExitCode.FINE);
        assertThat(out.toString())
                .startsWith("Order 4711")
                .contains("web-and-app-eur")
                .contains("award");
        assertThat(run("program", "explain", "program.example.yaml", "--json", "--order", order.toString()))
                .isEqualTo(ExitCode.FINE);
        assertThat(out.toString()).contains("\"points\" : 12");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            --rate=0        | loyalty: --rate is 0; send a number above 0, such as 0.92
            --orders=-1     | loyalty: --orders is -1; send 0 or more
            --tier=platinum | loyalty: pom.xml: the order is not JSON: Unexpected character
            """)
    void refusesWhatCannotBeExplained(String option, String error) {
        assertThat(run("program", "explain", "program.example.yaml", "--order", "pom.xml", option))
                .isEqualTo(ExitCode.WRONG_USE);
        assertThat(err.toString().lines()).singleElement().asString().startsWith(error);
    }

    @Test
    void printsTheSchemaOfProgramFiles() throws IOException {
        assertThat(run("program", "schema")).isEqualTo(ExitCode.FINE);
        assertThat(out.toString()).isEqualTo(Files.readString(Path.of("schemas/program.schema.json")));
    }

    @Test
    void refusesABadProgramWithOneLineForEachFault() throws IOException {
        var program = Files.writeString(folder.resolve("program.yaml"), "programme: x\n");

        assertThat(run("program", "check", program.toString())).isEqualTo(ExitCode.WRONG_USE);
        assertThat(err.toString().lines()).isNotEmpty().allMatch(line -> line.startsWith("loyalty: " + program + ": "));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            5200000031 --url http://127.0.0.1:1 | 2 | loyalty: REF: expected a reference such as card:5200000031, of one of the kinds member-id,
            card:5200000031                     | 2 | loyalty: which service is asked? Name it with --config FILE or --url URL
            card:5200000031 --url 127.0.0.1:1   | 2 | loyalty: --url: expected an address such as http://127.0.0.1:8080
            card:5200000031 --url http://127.0.0.1:1 --token-env NONE | 2 | loyalty: --token-env: environment variable NONE is not set
            card:5200000031 --url http://127.0.0.1:1 | 1 | loyalty: no service answers at http://127.0.0.1:1; start it with loyalty run
            """)
    void showsNoMemberInOneLine(String rest, int code, String error) {
        assertThat(run(("member show " + rest).split(" "))).isEqualTo(code);
        assertThat(err.toString().lines()).singleElement().asString().startsWith(error);
    }

    @Test
    void findsTheServiceInItsConfigurationWithoutItsOtherSecrets() throws IOException {
        Files.writeString(config, """
                kafka: { bootstrap.servers: localhost:9092, ssl.truststore.password: "${env:NOT_SET}" }
                http: { bind: 0.0.0.0, port: 1, token-env: PIGGY_TOKEN }
                """);

        assertThat(run("member", "show", "card:1", "--config", config.toString()))
                .isEqualTo(ExitCode.WORK_FAILED);
        assertThat(err.toString()).contains("no service answers at http://127.0.0.1:1;");
    }

    private int run(String... args) {
        var commands = List.of(
                new RunCommand(ENVIRONMENT, this::create),
                new DeadLettersCommand(ENVIRONMENT, Clock.systemUTC()),
                new TopicsCommand(ENVIRONMENT),
                new ProgramCommand(),
                new MemberCommand(ENVIRONMENT));
        return new Launcher(new PrintWriter(out, true), new PrintWriter(err, true), commands).run(args);
    }

    private Service create(Config given, Set<Role> roles) {
        calls.add("create " + roles + " " + given.piggy().isPresent());
        return new Service() {
            @Override
            public void start() {
                calls.add("start");
            }

            @Override
            public void await() throws InterruptedException {
                calls.add("await");
                switch (endsWith) {
                    case RuntimeException failure -> throw failure;
                    default -> throw new InterruptedException();
                }
            }

            @Override
            public void close() {
                calls.add("close");
            }
        };
    }
}
