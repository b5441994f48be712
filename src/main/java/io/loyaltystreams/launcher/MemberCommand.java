package io.loyaltystreams.launcher;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.loyaltystreams.query.MemberText;
import io.loyaltystreams.query.RunningService;
import io.loyaltystreams.query.RunningService.Reply;
import io.loyaltystreams.query.Wanted;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** What concerns one member. */
@Command(
        name = "member",
        description = "Shows what a member has, as a running service knows it.",
        synopsisSubcommandLabel = "COMMAND")
public final class MemberCommand implements Runnable {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Map<String, String> environment;

    @Spec
    private CommandSpec spec;

    public MemberCommand(Map<String, String> environment) {
        this.environment = environment;
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "Expected a command");
    }

    @Command(
            name = "show",
            description = {
                "Shows a member's points, tier and lots. Any instance of the service can be asked.",
                "Fails when nobody is known by the reference."
            })
    int show(
            @Parameters(
                            paramLabel = "REF",
                            description =
                                    "Kind and value, such as card:5200000031 or email:ann@example.org, or a member id.")
                    String reference,
            @Mixin ServiceOption service,
            @Option(names = "--json", description = "Print the service's JSON.") boolean json)
            throws InterruptedException {
        if (Wanted.parse(reference).isEmpty()) {
            throw new ParameterException(spec.subcommands().get("show"), "REF: " + Wanted.expected());
        }
        var asked = service.service(environment);
        var reply = asked.member(reference).orElseThrow(() -> silent(asked));
        var member = read(asked, reply);
        var out = spec.commandLine().getOut();
        out.print(json ? member.toPrettyString() + "\n" : MemberText.of(member));
        out.flush();
        return ExitCode.FINE;
    }

    private static JsonNode read(RunningService asked, Reply reply) {
        try {
            var body = JSON.readTree(reply.body());
            if (reply.status() == 200 && body.has("memberId")) {
                return body;
            }
            if (reply.status() != 200 && body.path("status").isTextual()) {
                throw new WorkFailed(body.path("status").asText());
            }
        } catch (JsonProcessingException e) {
            // told below: the message would repeat what was read
        }
        throw new WorkFailed("what answers " + reply.status() + " at " + asked.address()
                + " is no loyalty service; name its address with --url");
    }

    private static WorkFailed silent(RunningService asked) {
        return new WorkFailed("no service answers at " + asked.address()
                + "; start it with loyalty run, or name another address with --url");
    }
}
