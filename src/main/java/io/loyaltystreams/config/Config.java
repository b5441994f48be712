package io.loyaltystreams.config;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/**
 * What the operator decided. The parts mirror the YAML file key by key; see {@code loyalty.example.yaml} for the meaning of
 * each key. Paths are absolute.
 *
 * @param applicationId id of the topologies: consumer group and prefix of internal topics
 * @param instanceId tells the instances of one application apart
 * @param partitions of the topics that are created and of internal topics
 * @param commitInterval how often the topologies commit, and so how late others see what they did
 * @param piggy empty when the sink is off
 * @param stateMemoryMib memory of all stores of this instance together, beside the heap
 */
public record Config(
        String applicationId,
        String instanceId,
        KafkaProperties kafka,
        RegistryProperties schemaRegistry,
        Path program,
        Topics topics,
        int partitions,
        int streamThreads,
        Duration commitInterval,
        Intake intake,
        Returns returns,
        Sweep sweep,
        Enrolled enrolled,
        Identity identity,
        Optional<Piggy> piggy,
        Path stateDir,
        int stateMemoryMib,
        Http http) {

    /**
     * What intake lets in.
     *
     * @param futureMargin how far after its Kafka timestamp a record may be dated before it counts as invalid
     */
    public record Intake(Duration futureMargin) {}

    /**
     * What happens to returns.
     *
     * @param parkFor how long a return waits for its order, and a cancellation for its redemption
     */
    public record Returns(Duration parkFor) {}

    /**
     * The sweep makes due what time alone brings about, such as expiry.
     *
     * @param every pause between two looks
     * @param settle how long events may be under way between the stages before the clock of members without events moves on
     */
    public record Sweep(Duration every, Duration settle) {}

    /**
     * What the events of new members tell.
     *
     * @param personalData whether they hold e-mail address, name and date of birth
     */
    public record Enrolled(boolean personalData) {}

    /**
     * What stands for the references of members.
     *
     * @param pepper secret that joins the hash of member ids; empty for a plain hash
     * @param hashReferences whether references are kept as hashes
     */
    public record Identity(Optional<Secret> pepper, boolean hashReferences) {}

    /**
     * Access to Piggy.
     *
     * @param baseUrl without a slash at the end
     * @param defaultShop Piggy's uuid of the shop for what happened in no shop, or in one that {@code shops} does not name
     * @param shops Piggy's uuid by our shop id
     * @param requestsPerSecond for all instances together
     * @param maxInFlight calls under way at once in one instance
     * @param settlingTime how long Piggy may take to show a write that it has applied
     */
    public record Piggy(
            URI baseUrl,
            Secret token,
            String defaultShop,
            Map<String, String> shops,
            int requestsPerSecond,
            int maxInFlight,
            Duration requestTimeout,
            Duration settlingTime,
            Way way) {

        /**
         * How Piggy is reached.
         *
         * @param tokenFile where the token is read again when it changes; empty when it comes from the environment
         * @param proxy {@code host:port}
         * @param certificates file of those that are believed instead of the usual ones
         */
        public record Way(Optional<Path> tokenFile, Optional<String> proxy, Optional<Path> certificates) {}

        public Piggy {
            shops = Map.copyOf(shops);
        }
    }

    /**
     * Where health, metrics and members are served.
     *
     * @param port 0 takes a free one
     * @param advertised {@code host:port} at which other instances reach this one; empty for the address that it listens on
     * @param token what callers must send to see members; without one members are shown on the loopback interface only
     */
    public record Http(String bind, int port, Optional<String> advertised, Optional<Secret> token) {}
}
