package io.loyaltystreams.simulator;

import io.loyaltystreams.simulator.account.Choices;
import io.loyaltystreams.simulator.account.Program;
import io.loyaltystreams.simulator.account.Reward;
import io.loyaltystreams.simulator.fault.FaultPlan;
import io.loyaltystreams.simulator.gate.Limit;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * How a simulator starts; change the defaults one by one with the {@code with…} methods.
 *
 * @param bindAddress name or address of the interface to listen on
 * @param port 0 for any free one
 * @param token what callers must send as bearer token
 * @param shops uuid to name
 * @param limit rate limit unless the faults carry another one
 * @param seed decides every uuid
 * @param creationTime how long a credit reception takes, and so how long its contact answers 60001 to a second one
 * @param rewards what the dashboard offers for credits
 * @param eventIdAttribute key under which callers send their own id of a credit reception
 */
public record SimulatorSettings(
        String bindAddress,
        int port,
        String token,
        Map<String, String> shops,
        Limit limit,
        FaultPlan faults,
        long seed,
        Duration creationTime,
        String eventIdAttribute,
        Program program,
        List<Reward> rewards,
        Choices choices) {

    /** The shop that is there unless others are named. */
    public static final String DEFAULT_SHOP = "2b1f8f6e-6d0c-4f0a-9a57-5d1c0a7e0001";

    /** The reward that is there unless others are named; it costs 60 credits. */
    public static final String DEFAULT_REWARD = "3d5b7c9e-1f20-4a3b-8c4d-5e6f70810001";

    /** As long as a real one: some clients count the characters. */
    public static final String DEFAULT_TOKEN = "simulator-token-0123456789abcdefghijklmnopqrstuvwxyz0";

    public SimulatorSettings {
        rewards = List.copyOf(rewards);
        shops = Collections.unmodifiableMap(new LinkedHashMap<>(shops));
        if (port < 0 || port > 65_535) {
            throw new IllegalArgumentException("port: must be from 0 to 65535, but is " + port);
        }
        if (token.isBlank()) {
            throw new IllegalArgumentException("token: must not be empty");
        }
    }

    public static SimulatorSettings defaults() {
        return new SimulatorSettings(
                "127.0.0.1",
                0,
                DEFAULT_TOKEN,
                Map.of(DEFAULT_SHOP, "Canal Street"),
                Limit.DEFAULT,
                FaultPlan.NONE,
                1,
                Duration.ZERO,
                "external_event_id",
                Program.DEFAULT,
                List.of(Reward.physical(DEFAULT_REWARD, "Free coffee", 60)),
                Choices.DEFAULT);
    }

    public SimulatorSettings withBindAddress(String other) {
        return new SimulatorSettings(
                other,
                port,
                token,
                shops,
                limit,
                faults,
                seed,
                creationTime,
                eventIdAttribute,
                program,
                rewards,
                choices);
    }

    public SimulatorSettings withPort(int other) {
        return new SimulatorSettings(
                bindAddress,
                other,
                token,
                shops,
                limit,
                faults,
                seed,
                creationTime,
                eventIdAttribute,
                program,
                rewards,
                choices);
    }

    public SimulatorSettings withToken(String other) {
        return new SimulatorSettings(
                bindAddress,
                port,
                other,
                shops,
                limit,
                faults,
                seed,
                creationTime,
                eventIdAttribute,
                program,
                rewards,
                choices);
    }

    public SimulatorSettings withShops(Map<String, String> other) {
        return new SimulatorSettings(
                bindAddress,
                port,
                token,
                other,
                limit,
                faults,
                seed,
                creationTime,
                eventIdAttribute,
                program,
                rewards,
                choices);
    }

    public SimulatorSettings withLimit(Limit other) {
        return new SimulatorSettings(
                bindAddress,
                port,
                token,
                shops,
                other,
                faults,
                seed,
                creationTime,
                eventIdAttribute,
                program,
                rewards,
                choices);
    }

    public SimulatorSettings withFaults(FaultPlan other) {
        return new SimulatorSettings(
                bindAddress,
                port,
                token,
                shops,
                limit,
                other,
                seed,
                creationTime,
                eventIdAttribute,
                program,
                rewards,
                choices);
    }

    public SimulatorSettings withSeed(long other) {
        return new SimulatorSettings(
                bindAddress,
                port,
                token,
                shops,
                limit,
                faults,
                other,
                creationTime,
                eventIdAttribute,
                program,
                rewards,
                choices);
    }

    public SimulatorSettings withCreationTime(Duration other) {
        return new SimulatorSettings(
                bindAddress,
                port,
                token,
                shops,
                limit,
                faults,
                seed,
                other,
                eventIdAttribute,
                program,
                rewards,
                choices);
    }

    public SimulatorSettings withRewards(List<Reward> other) {
        return new SimulatorSettings(
                bindAddress,
                port,
                token,
                shops,
                limit,
                faults,
                seed,
                creationTime,
                eventIdAttribute,
                program,
                other,
                choices);
    }

    public SimulatorSettings withChoices(Choices other) {
        return new SimulatorSettings(
                bindAddress,
                port,
                token,
                shops,
                limit,
                faults,
                seed,
                creationTime,
                eventIdAttribute,
                program,
                rewards,
                other);
    }

    @Override
    public String toString() {
        return "SimulatorSettings[%s:%d]".formatted(bindAddress, port);
    }
}
