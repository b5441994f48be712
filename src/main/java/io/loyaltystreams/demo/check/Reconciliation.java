package io.loyaltystreams.demo.check;

import io.loyaltystreams.avro.out.PiggyResult;
import io.loyaltystreams.demo.check.Observed.Command;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** Holds what was expected against the ledger, the balances, the commands, their outcomes and what Piggy holds. */
public final class Reconciliation {

    private final Expected expected;
    private final Observed observed;
    private final PiggyHoldings piggy;
    private final List<Difference> differences = new ArrayList<>();

    private Reconciliation(Expected expected, Observed observed, PiggyHoldings piggy) {
        this.expected = expected;
        this.observed = observed;
        this.piggy = piggy;
    }

    /** Every difference; empty when all is well. */
    public static List<Difference> of(Expected expected, Observed observed, PiggyHoldings piggy) {
        var reconciliation = new Reconciliation(expected, observed, piggy);
        reconciliation.ledger();
        reconciliation.balances();
        reconciliation.compare("record without effect", expected.noEffects(), observed.noEffects);
        reconciliation.compare("dead letter", expected.deadLetters(), observed.deadLetters);
        reconciliation.commands();
        reconciliation.outcomes();
        reconciliation.piggyWrites();
        reconciliation.piggyBalances();
        return List.copyOf(reconciliation.differences);
    }

    private void ledger() {
        compare("ledger entry", expected.entries(), earned());
        repeated("ledger entry", observed.repeatedEntries);
    }

    private void balances() {
        var members = expected.pointsByMember();
        compare("points in the ledger of", members, withoutEmpty(byPerson(observed.ledger), members));
        compare("balance of", members, withoutEmpty(byPerson(observed.balances), members));
        observed.balances.keySet().stream()
                .filter(member -> !expected.person(member).equals(member)
                        && observed.balances.containsKey(expected.person(member)))
                .sorted()
                .forEach(member -> differences.add(Difference.repeated("balance of the person of " + member)));
    }

    /** Which of the two members that a person was has stayed is for the service to say. */
    private Map<String, Long> byPerson(Map<String, Long> byMember) {
        var sums = new HashMap<String, Long>();
        byMember.forEach((member, points) -> sums.merge(expected.person(member), points, Long::sum));
        return sums;
    }

    private Map<String, Expected.Entry> earned() {
        var earned = new HashMap<String, Expected.Entry>();
        observed.entries.forEach((id, entry) -> {
            if (!Expected.isTransfer(id)) {
                earned.put(id, new Expected.Entry(expected.person(entry.memberId()), entry.points()));
            }
        });
        return earned;
    }

    /** What only moves points from one member of a person to the other cancels out, person by person: the balances say so. */
    private static Map<String, Long> withoutTransfers(Map<String, Long> points) {
        var rest = new HashMap<>(points);
        rest.keySet().removeIf(Expected::isTransfer);
        return rest;
    }

    private void commands() {
        var moving = new HashMap<String, Long>();
        observed.commands.forEach((id, command) -> command.points().ifPresent(points -> moving.put(id, points)));
        compare("command", points(), withoutTransfers(moving));
        repeated("command", observed.repeatedCommands);
    }

    private void outcomes() {
        for (Map.Entry<String, Command> command : new TreeMap<>(observed.commands).entrySet()) {
            var result = observed.outcomes.get(command.getKey());
            if (result == null) {
                differences.add(Difference.missing("outcome of " + command.getKey()));
            } else if (!isFine(result, command.getValue())) {
                differences.add(Difference.different("outcome of " + command.getKey(), PiggyResult.APPLIED, result));
            }
        }
        observed.outcomes.keySet().stream()
                .filter(id -> !observed.commands.containsKey(id))
                .sorted()
                .forEach(id -> differences.add(Difference.unexpected("outcome of " + id)));
        repeated("outcome of", observed.repeatedOutcomes);
    }

    /** A profile that a newer one replaced need not be sent; points must. */
    private static boolean isFine(PiggyResult result, Command command) {
        return result == PiggyResult.APPLIED
                || (result == PiggyResult.SUPERSEDED && command.points().isEmpty());
    }

    private void piggyWrites() {
        compare("write at Piggy", points(), withoutTransfers(piggy.writes()));
        repeated("write at Piggy", piggy.repeated());
        if (piggy.duplicates() != piggy.repeated().size()) {
            differences.add(Difference.different(
                    "number of duplicates at Piggy", piggy.repeated().size(), piggy.duplicates()));
        }
    }

    private void piggyBalances() {
        var byContact = new HashMap<String, Long>();
        expected.pointsByMember().forEach((member, points) -> {
            var contacts = contactsOf(member);
            if (contacts.isEmpty()) {
                differences.add(Difference.missing("contact of " + member));
                return;
            }
            if (contacts.size() > 1) {
                differences.add(Difference.repeated("contact of " + member + ", who is one person"));
            }
            var contact = contacts.first();
            if (byContact.put(contact, points) != null) {
                differences.add(Difference.repeated("contact %s, now of %s".formatted(contact, member)));
            }
            identifiers(member, contact);
        });
        compare("balance at Piggy of contact", byContact, withoutEmpty(piggy.balances(), byContact));
    }

    /** Contacts that are still there; of those that have become another one no trace is left at Piggy. */
    private SortedSet<String> contactsOf(String person) {
        var all = new TreeSet<String>();
        observed.contacts.forEach((member, contact) -> {
            if (expected.person(member).equals(person)) {
                all.add(contact);
            }
        });
        if (all.size() > 1) {
            all.retainAll(piggy.balances().keySet());
        }
        return all;
    }

    private void identifiers(String member, String contact) {
        var wanted = expected.identifiers().get(member);
        if (wanted != null
                && !piggy.identifiers().getOrDefault(contact, Set.of()).equals(wanted)) {
            differences.add(Difference.different(
                    "number of identifiers at Piggy of contact " + contact,
                    wanted.size(),
                    piggy.identifiers().getOrDefault(contact, Set.of()).size()));
        }
    }

    /** Who never earned anything may be known all the same. */
    private static Map<String, Long> withoutEmpty(Map<String, Long> balances, Map<String, Long> wanted) {
        var rest = new HashMap<>(balances);
        rest.entrySet().removeIf(balance -> balance.getValue() == 0 && !wanted.containsKey(balance.getKey()));
        return rest;
    }

    private Map<String, Long> points() {
        var points = new HashMap<String, Long>();
        expected.entries().forEach((id, entry) -> points.put(id, entry.points()));
        return points;
    }

    private void repeated(String what, List<String> ids) {
        ids.stream().sorted().forEach(id -> differences.add(Difference.repeated(what + " " + id)));
    }

    private <V> void compare(String what, Map<String, V> wanted, Map<String, V> found) {
        var names = new TreeSet<>(wanted.keySet());
        names.addAll(found.keySet());
        for (String name : names) {
            if (!found.containsKey(name)) {
                differences.add(Difference.missing(what + " " + name));
            } else if (!wanted.containsKey(name)) {
                differences.add(Difference.unexpected(what + " " + name));
            } else if (!wanted.get(name).equals(found.get(name))) {
                differences.add(Difference.different(what + " " + name, wanted.get(name), found.get(name)));
            }
        }
    }
}
