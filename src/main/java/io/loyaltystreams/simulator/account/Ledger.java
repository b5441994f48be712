package io.loyaltystreams.simulator.account;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** All credit and reward receptions, oldest first, also by contact. Written under the account's turn; read at any time. */
public final class Ledger {

    private final NavigableMap<Integer, Line> all = new ConcurrentSkipListMap<>();
    private final Map<String, NavigableMap<Integer, Line>> byContact = new ConcurrentHashMap<>();
    private final Map<String, Integer> idByUuid = new ConcurrentHashMap<>();

    /**
     * Which lines to list.
     *
     * @param contact uuid; all contacts when empty
     * @param created which dates of creation to list
     * @param kind which kinds of line to list
     */
    public record Query(
            Optional<String> contact,
            Optional<String> shop,
            Predicate<Instant> created,
            Predicate<Line> kind,
            boolean newestFirst) {}

    /** The lines asked for that are visible by now. */
    public Stream<Line> list(Query query, Instant now) {
        var lines = query.contact().map(this::linesOf).orElse(all);
        var ordered = query.newestFirst() ? lines.descendingMap() : lines;
        return ordered.values().stream()
                .filter(line -> !line.visibleFrom().isAfter(now))
                .filter(line -> query.shop().map(line.shop().uuid()::equals).orElse(true))
                .filter(query.kind())
                .filter(line -> query.created().test(line.createdAt()));
    }

    Optional<Line> find(String uuid) {
        return Optional.ofNullable(idByUuid.get(uuid)).map(all::get);
    }

    void add(Line line) {
        all.put(line.id(), line);
        idByUuid.put(line.uuid(), line.id());
        byContact
                .computeIfAbsent(line.contact(), contact -> new ConcurrentSkipListMap<>())
                .put(line.id(), line);
    }

    void move(String fromContact, String toContact) {
        new ArrayList<>(linesOf(fromContact).values()).forEach(line -> add(line.movedTo(toContact)));
        byContact.remove(fromContact);
    }

    void forget(String contact) {
        linesOf(contact).values().forEach(line -> {
            all.remove(line.id());
            idByUuid.remove(line.uuid());
        });
        byContact.remove(contact);
    }

    private NavigableMap<Integer, Line> linesOf(String contact) {
        return byContact.getOrDefault(contact, new ConcurrentSkipListMap<>());
    }
}
