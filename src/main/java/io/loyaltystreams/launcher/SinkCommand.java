package io.loyaltystreams.launcher;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.loyaltystreams.avro.out.PiggyOutcome;
import io.loyaltystreams.config.Config;
import io.loyaltystreams.config.ConfigFile.Use;
import io.loyaltystreams.config.ConfigRefused;
import io.loyaltystreams.query.RunningService.Reply;
import io.loyaltystreams.serde.AvroSerdes;
import io.loyaltystreams.serde.SerdeException;
import io.loyaltystreams.sink.Parked;
import io.loyaltystreams.sink.Unresolved;
import io.loyaltystreams.sink.Unresolved.Decision;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.common.KafkaException;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** What concerns the sink. */
@Command(
        name = "sink",
        description = "Shows what the sink is doing, and decides what it leaves to a person.",
        synopsisSubcommandLabel = "COMMAND")
public final class SinkCommand implements Runnable {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Map<String, String> environment;
    private final Clock clock;

    @Spec
    private CommandSpec spec;

    public SinkCommand(Map<String, String> environment, Clock clock) {
        this.environment = environment;
        this.clock = clock;
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "Expected a command");
    }

    @Command(
            name = "status",
            description = {
                "Shows an instance's lanes, rate and blocked members, and all commands that wait for a person.",
                "Each instance tells of its own partitions: ask all of them, or add up their metrics."
            })
    int status(
            @Mixin ServiceOption service,
            @Option(names = "--json", description = "Print the service's JSON.") boolean json)
            throws InterruptedException {
        var asked = service.service(environment);
        var reply = asked.sink()
                .orElseThrow(() -> new WorkFailed("no service answers at " + asked.address()
                        + "; start it with loyalty run, or name another address with --url"));
        var status = read(reply, asked.address().toString());
        print(json ? status.toPrettyString() : SinkText.of(status, clock.instant()));
        return ExitCode.FINE;
    }

    private static JsonNode read(Reply reply, String address) {
        try {
            var body = JSON.readTree(reply.body());
            if (reply.status() == 200 && body.has("lanes")) {
                return body;
            }
            if (reply.status() != 200 && body.path("status").isTextual()) {
                throw new WorkFailed(body.path("status").asText());
            }
        } catch (JsonProcessingException e) {
            // told below: the message would repeat what was read
        }
        throw new WorkFailed("what answers " + reply.status() + " at " + address
                + " is no loyalty service; name its address with --url");
    }

    /** One of the two must be given. */
    static final class What {

        @Option(names = "--applied", description = "Piggy has applied it: it is done.")
        private boolean applied;

        @Option(names = "--resend", description = "Piggy has not applied it: it is sent once more, without looking.")
        private boolean resend;
    }

    @Command(
            name = "resolve",
            description = {
                "Decides about a command whose answer was lost and of which Piggy cannot tell whether it was applied.",
                "Look at Piggy first: contact, reward and time are those of the redemption. The decision goes on record on the"
                        + " topic of outcomes."
            })
    int resolve(
            @Parameters(paramLabel = "ID", description = "The command, as sink status names it.") String id,
            @Mixin ConfigOption config,
            @ArgGroup(multiplicity = "1") What what,
            @Option(
                            names = "--piggy-uuid",
                            paramLabel = "UUID",
                            description =
                                    "What Piggy calls the redemption that was applied, so that it can be undone later.")
                    Optional<String> piggyUuid,
            @Option(
                            names = "--operator",
                            paramLabel = "NAME",
                            description = "Who goes on record; your login name if left out.")
                    Optional<String> operator) {
        if (what.resend && piggyUuid.isPresent()) {
            throw new ConfigRefused(List.of("--piggy-uuid: only with --applied; what is sent again gets another"));
        }
        var loaded = config.load(environment, Use.WITHOUT_SINK);
        var by = operator.orElseGet(() -> System.getProperty("user.name", "unknown"));
        var decision = new Decision(
                by, clock.instant(), what.applied ? new Decision.WasApplied(piggyUuid) : new Decision.SendAgain());
        var parked = decide(loaded, id, decision);
        print(parked.commandId() + " of member " + parked.member()
                + (what.applied ? " is recorded as applied" : " is sent again") + " by " + by);
        return ExitCode.FINE;
    }

    private static Parked decide(Config config, String id, Decision decision) {
        try {
            var unresolved = new Unresolved(config.kafka(), config.topics());
            var parked = unresolved
                    .find(id)
                    .orElseThrow(() -> new WorkFailed(
                            "No command " + id + " waits for a person; see sink status for those that do"));
            var outcomes = AvroSerdes.from(config.schemaRegistry().forSerde()).value(PiggyOutcome.class);
            unresolved.decide(parked, decision, outcomes.serializer());
            return parked;
        } catch (SerdeException refused) {
            throw new WorkFailed(refused.getMessage() + "; see that the schema registry answers", refused);
        } catch (KafkaException refused) {
            throw new WorkFailed("Kafka: " + refused.getMessage() + "; nothing was changed", refused);
        }
    }

    private void print(String text) {
        var out = spec.commandLine().getOut();
        out.println(text.stripTrailing());
        out.flush();
    }
}
