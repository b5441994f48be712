package io.loyaltystreams.simulator.control;

import static io.loyaltystreams.simulator.http.Json.object;

import io.loyaltystreams.simulator.account.Account;
import io.loyaltystreams.simulator.account.Contact;
import io.loyaltystreams.simulator.account.ContactIdentifier;
import io.loyaltystreams.simulator.account.Journal;
import io.loyaltystreams.simulator.http.Json;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The account and the traffic as those who test want to read them. */
final class Reports {

    private Reports() {}

    /** @param start what the event ids begin with; all writes when empty */
    static String journal(Account account, Optional<String> start) {
        return lines(account.journal()
                .entries()
                .filter(entry -> start.map(begin -> entry.eventId().orElse("").startsWith(begin))
                        .orElse(true))
                .map(Reports::entry));
    }

    static String balances(Account account) {
        return lines(account.contacts().all().map(contact -> balance(account, contact)));
    }

    /** What Piggy would have mailed. */
    static String loginCodes(Account account) {
        return lines(account.verification().codes().entrySet().stream()
                .map(code -> object("email", code.getKey(), "code", code.getValue())));
    }

    static Map<String, Object> stats(Controlled simulator) {
        var journal = simulator.account().journal();
        var stats = simulator.traffic().totals();
        stats.put("writes", journal.writes());
        stats.put("duplicates", journal.duplicates());
        stats.put("faults", simulator.faultLine().struck());
        stats.put("pauses", simulator.traffic().pauses());
        stats.put("by_second", simulator.traffic().bySecond());
        return stats;
    }

    private static Object entry(Journal.Entry entry) {
        return object(
                "time", entry.time().toString(),
                "write", entry.write().name().toLowerCase(Locale.ROOT).replace('_', '-'),
                "contact", entry.contact().orElse(null),
                "credits", entry.credits(),
                "external_event_id", entry.eventId().orElse(null),
                "reward", entry.reward().orElse(null),
                "balance", entry.balance());
    }

    private static Object balance(Account account, Contact contact) {
        return object(
                "uuid", contact.uuid(),
                "email", contact.email(),
                "identifiers",
                        account.identifiers().of(contact.uuid()).stream()
                                .map(ContactIdentifier::value)
                                .toList(),
                "is_anonymous", contact.anonymous(),
                "balance", contact.standing().balance());
    }

    private static String lines(Stream<Object> objects) {
        return objects.map(line -> Json.write(line) + "\n").collect(Collectors.joining());
    }
}
