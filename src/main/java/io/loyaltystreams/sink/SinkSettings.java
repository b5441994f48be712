package io.loyaltystreams.sink;

import io.loyaltystreams.piggy.Attribute;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * How the sink works.
 *
 * @param groupId consumer group, shared by all instances
 * @param instanceId name of this instance that stays the same over restarts; makes membership of the group static
 * @param maxInFlight most calls under way at once
 * @param requestsPerSecond calls per second that all instances together may make
 * @param settlingTime how long an applied credit may take to show up in Piggy's list
 * @param lease how old the last proof of owning the partitions may be when a call is made
 * @param commitInterval longest time between a settled command and its commit
 * @param probeEvery pause between probes while the account or the token is refused
 * @param maxWaiting most commands kept in memory
 * @param shops which Piggy shop a store is
 * @param contactAttributes attributes that profiles set
 */
public record SinkSettings(
        String groupId,
        Optional<String> instanceId,
        int maxInFlight,
        int requestsPerSecond,
        Duration settlingTime,
        Duration lease,
        Duration commitInterval,
        Duration probeEvery,
        int maxWaiting,
        Shops shops,
        List<Attribute> contactAttributes) {

    public SinkSettings {
        require(maxInFlight > 0, "max-in-flight to be above zero");
        require(requestsPerSecond > 0, "requests-per-second to be above zero");
        require(maxWaiting > 0, "max-waiting to be above zero");
        require(!settlingTime.isNegative(), "settling-time not to be negative");
        require(lease.isPositive(), "lease to be longer than zero");
        require(commitInterval.isPositive(), "commit-interval to be longer than zero");
        require(probeEvery.isPositive(), "probe-every to be longer than zero");
        contactAttributes = List.copyOf(contactAttributes);
    }

    /** The defaults: five calls per second, sixteen at once. */
    public static SinkSettings defaults(String applicationId, Shops shops) {
        return new SinkSettings(
                applicationId + "-sink",
                Optional.empty(),
                16,
                5,
                Duration.ofSeconds(2),
                Duration.ofSeconds(3),
                Duration.ofMillis(100),
                Duration.ofSeconds(30),
                10_000,
                shops,
                Attribute.OF_CONTACTS);
    }

    public SinkSettings withInstanceId(String instance) {
        return new SinkSettings(
                groupId,
                Optional.of(instance),
                maxInFlight,
                requestsPerSecond,
                settlingTime,
                lease,
                commitInterval,
                probeEvery,
                maxWaiting,
                shops,
                contactAttributes);
    }

    public SinkSettings withRate(int callsPerSecond, int inFlight) {
        return new SinkSettings(
                groupId,
                instanceId,
                inFlight,
                callsPerSecond,
                settlingTime,
                lease,
                commitInterval,
                probeEvery,
                maxWaiting,
                shops,
                contactAttributes);
    }

    public SinkSettings withTimes(Duration settling, Duration ownershipLease, Duration probe) {
        return new SinkSettings(
                groupId,
                instanceId,
                maxInFlight,
                requestsPerSecond,
                settling,
                ownershipLease,
                commitInterval,
                probe,
                maxWaiting,
                shops,
                contactAttributes);
    }

    private static void require(boolean holds, String what) {
        if (!holds) {
            throw new IllegalArgumentException("Expected " + what);
        }
    }
}
