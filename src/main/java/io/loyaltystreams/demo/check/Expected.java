package io.loyaltystreams.demo.check;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * What must come out.
 *
 * @param entries every ledger entry by its id
 * @param noEffects how many records of a business id change nothing, by {@code kind id}
 * @param deadLetters how many, by {@code cause key}
 * @param parked returns that wait for their order at the end
 * @param becomes of the two members that a person may be for a while, the one under whom both are counted here
 * @param identifiers what the contact of a member who has signed up must have at Piggy
 */
public record Expected(
        Map<String, Entry> entries,
        Map<String, Integer> noEffects,
        Map<String, Integer> deadLetters,
        int parked,
        Map<String, String> becomes,
        Map<String, Set<String>> identifiers) {

    /** Before the entries that only move what one member has to another who is the same person. */
    static final String TRANSFER = "transfer:";

    /** One ledger entry. */
    public record Entry(String memberId, long points) {}

    public Expected {
        entries = Map.copyOf(entries);
        noEffects = Map.copyOf(noEffects);
        deadLetters = Map.copyOf(deadLetters);
        becomes = Map.copyOf(becomes);
        identifiers = Map.copyOf(identifiers);
    }

    /** Of people who are one member from the start. */
    Expected(Map<String, Entry> entries, Map<String, Integer> noEffects, Map<String, Integer> deadLetters, int parked) {
        this(entries, noEffects, deadLetters, parked, Map.of(), Map.of());
    }

    /** The member under whom the person is counted. */
    String person(String memberId) {
        return becomes.getOrDefault(memberId, memberId);
    }

    static boolean isTransfer(String id) {
        return id.startsWith(TRANSFER);
    }

    /** The same with further entries. */
    public Expected with(Map<String, Entry> further) {
        var all = new HashMap<>(entries);
        all.putAll(further);
        return new Expected(all, noEffects, deadLetters, parked, becomes, identifiers);
    }

    /** The balance of every member. */
    public Map<String, Long> pointsByMember() {
        var points = new TreeMap<String, Long>();
        entries.values().forEach(entry -> points.merge(entry.memberId(), entry.points(), Long::sum));
        return points;
    }

    public static int total(Map<String, Integer> counts) {
        return counts.values().stream().mapToInt(Integer::intValue).sum();
    }

    /** How many dead letters there must be of each cause. */
    public static Map<String, Integer> byFirstWord(Map<String, Integer> counts) {
        var sums = new HashMap<String, Integer>();
        counts.forEach((name, count) -> sums.merge(name.substring(0, name.indexOf(' ')), count, Integer::sum));
        return new TreeMap<>(sums);
    }
}
