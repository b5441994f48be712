package io.loyaltystreams.sink;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;

/**
 * Keeps a member's commands in order across the two lanes of credits, of which each may have any number of commands unread: a
 * redemption waits until its member's earlier awards are in memory, and only for those. Profiles go their own way: they change
 * no balance, and the newest wins.
 */
final class Lookahead implements AutoCloseable {

    private final Map<String, String> otherLane;
    private final Scout scout;
    private final Fetcher fetcher;
    private final Arrivals arrivals;
    private final Admin admin;
    private int term;

    /** @param lanes by topic */
    Lookahead(Map<String, Lane> lanes, Scout scout, Fetcher fetcher, Admin admin) {
        this.otherLane = otherLane(lanes);
        this.scout = scout;
        this.fetcher = fetcher;
        this.admin = admin;
        this.arrivals =
                new Arrivals(partition -> new TopicPartition(otherLane.get(partition.topic()), partition.partition()));
    }

    private static Map<String, String> otherLane(Map<String, Lane> lanes) {
        var topics = new HashMap<Lane, String>();
        lanes.forEach((topic, lane) -> topics.put(lane, topic));
        var interactive = Optional.ofNullable(topics.get(Lane.INTERACTIVE));
        var standard = Optional.ofNullable(topics.get(Lane.STANDARD));
        return interactive
                .flatMap(one -> standard.map(two -> Map.of(one, two, two, one)))
                .orElse(Map.of());
    }

    /** These partitions are ours now. */
    void watch(Collection<TopicPartition> partitions) {
        var credits = partitions.stream()
                .filter(partition -> otherLane.containsKey(partition.topic()))
                .collect(Collectors.toSet());
        scout.watch(credits);
        fetcher.watch(credits);
    }

    /** A command was read; it may not go before {@link Dispatcher#fetched}, if its order matters. */
    void arrived(Delivery delivery) {
        if (otherLane.containsKey(delivery.origin().partition().topic())) {
            arrivals.add(delivery);
        }
    }

    /**
     * Goes on a little, without waiting.
     *
     * @param withoutRoom partitions whose reading is paused
     * @param inbox runs on the loop's thread what another thread has found out
     */
    void goOn(Set<TopicPartition> withoutRoom, Dispatcher dispatcher, Fetcher.Taking taking, Consumer<Runnable> inbox) {
        ask(inbox);
        scout.look(withoutRoom);
        for (var delivery : arrivals.takeKnown(scout)) {
            var other = arrivals.otherOf(delivery);
            var unread = scout.unread(other, delivery.member());
            if (unread.isEmpty()) {
                dispatcher.fetched(delivery);
            } else {
                fetcher.fetch(other, unread, delivery);
            }
        }
        fetcher.goOn(taking).forEach(dispatcher::fetched);
    }

    /** Ends with what is not committed yet: it may be committed before the command is looked at. */
    private void ask(Consumer<Runnable> inbox) {
        var partitions = arrivals.question();
        if (partitions.isEmpty()) {
            return;
        }
        var askedIn = term;
        var latest = partitions.stream().collect(Collectors.toMap(Function.identity(), each -> OffsetSpec.latest()));
        KafkaFuture<Map<TopicPartition, ListOffsetsResultInfo>> ends = admin.listOffsets(
                        latest, new ListOffsetsOptions(IsolationLevel.READ_UNCOMMITTED))
                .all();
        var unused = ends.whenComplete((found, failure) -> inbox.accept(() -> {
            if (askedIn == term) {
                answered(Optional.ofNullable(found));
            }
        }));
    }

    private void answered(Optional<Map<TopicPartition, ListOffsetsResultInfo>> found) {
        found.ifPresentOrElse(
                ends -> arrivals.answered(ends.entrySet().stream()
                        .collect(Collectors.toMap(
                                Map.Entry::getKey, end -> end.getValue().offset()))),
                arrivals::notAnswered);
    }

    /** Whether looking again soon is worth it. */
    boolean isBusy() {
        return scout.isBusy() || fetcher.isBusy();
    }

    /** The partitions are no longer ours, or are read again. */
    void forget() {
        term++;
        arrivals.forget();
        scout.forget();
        fetcher.forget();
    }

    @Override
    public void close() {
        scout.close();
        fetcher.close();
    }
}
