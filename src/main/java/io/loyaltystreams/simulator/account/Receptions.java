package io.loyaltystreams.simulator.account;

import io.loyaltystreams.simulator.account.Choices.BelowZero;
import io.loyaltystreams.simulator.account.Choices.SecondReverse;
import io.loyaltystreams.simulator.account.Journal.Write;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Gives and takes credits. Nothing here recognises a repeat: the same order twice moves the credits twice, as at Piggy. */
public final class Receptions {

    private final Turn turn;
    private final Ids ids;
    private final InstantSource clock;
    private final Journal journal;
    private final Contacts contacts;
    private final Identifiers identifiers;
    private final Ledger ledger;
    private final Attributes attributes;
    private final Units units;
    private final Shops shops;
    private final Program program;
    private final Choices choices;
    private final Set<String> reversed = new HashSet<>();

    Receptions(Account account, Turn turn, Ids ids, InstantSource clock, Choices choices) {
        this.turn = turn;
        this.ids = ids;
        this.clock = clock;
        this.journal = account.journal();
        this.contacts = account.contacts();
        this.identifiers = account.identifiers();
        this.ledger = account.ledger();
        this.attributes = account.receptionAttributes();
        this.units = account.units();
        this.shops = account.shops();
        this.program = account.program();
        this.choices = choices;
    }

    /**
     * What a caller asks for.
     *
     * @param credits decides when given; else {@code unitValue} and the program do
     * @param unit name of the unit of {@code unitValue}
     * @param attributes every other key that was sent
     * @param eventId the caller's own id, kept in the journal
     * @param hiddenFor how long the ledger does not list it yet
     */
    public record Request(
            String shop,
            String contact,
            Optional<Long> credits,
            Optional<BigDecimal> unitValue,
            Optional<String> unit,
            Optional<String> identifier,
            Map<String, Object> attributes,
            Optional<String> eventId,
            Duration hiddenFor) {}

    /**
     * Gives or takes credits.
     *
     * @throws Refusal 1008, 55031, 60003, 60004, 60007, 55046, 1015 or 1017
     */
    public CreditReception create(Request request) {
        return turn.take(() -> {
            var shop = shops.get(request.shop());
            var contact = contacts.get(request.contact());
            request.identifier().ifPresent(identifiers::find);
            var unit = units.named(request.unit());
            long credits = request.credits()
                    .orElseGet(() -> program.creditsFor(request.unitValue().orElseThrow()));
            var accepted = attributes.accept(request.attributes());
            var line = line(
                    contact,
                    shop,
                    credits,
                    request.unitValue(),
                    unit,
                    request.identifier(),
                    accepted,
                    request.hiddenFor());
            return apply(Write.CREDIT_RECEPTION, line, contact, request.eventId());
        });
    }

    /**
     * A new reception with the same data and the opposite credits. It carries no attributes.
     *
     * @throws Refusal 1003
     */
    public CreditReception reverse(String uuid) {
        return turn.take(() -> {
            var original = ledger.find(uuid)
                    .orElseThrow(() -> Refusal.invalid("uuid", "The selected credit reception is invalid."));
            if (choices.secondReverse() == SecondReverse.REFUSED && reversed.contains(uuid)) {
                throw Refusal.invalid("uuid", "The credit reception has already been reversed.");
            }
            var contact = contacts.get(original.contact());
            var line = line(
                    contact,
                    original.shop(),
                    -original.credits(),
                    original.unitValue(),
                    original.unit(),
                    original.identifier(),
                    Map.of(),
                    Duration.ZERO);
            var applied = apply(Write.CREDIT_REVERSAL, line, contact, Optional.empty());
            reversed.add(uuid);
            return applied;
        });
    }

    /** What a value would give now; writes nothing. */
    public long calculate(String shop, BigDecimal unitValue, Optional<String> contact, Optional<String> unit) {
        shops.get(shop);
        contact.ifPresent(contacts::get);
        units.named(unit);
        return program.creditsFor(unitValue);
    }

    private CreditReception line(
            Contact contact,
            Shop shop,
            long credits,
            Optional<BigDecimal> unitValue,
            Unit unit,
            Optional<String> identifier,
            Map<String, Object> values,
            Duration hiddenFor) {
        var now = clock.instant();
        return new CreditReception(
                ids.number(),
                ids.uuid(),
                contact.uuid(),
                credits,
                unitValue,
                unit,
                shop,
                identifier,
                values,
                now.truncatedTo(ChronoUnit.SECONDS),
                now.plus(hiddenFor),
                contact.standing().balance() + credits);
    }

    private CreditReception apply(Write write, CreditReception line, Contact contact, Optional<String> eventId) {
        if (Math.abs(line.credits()) > program.maxAmount()) {
            throw new Refusal(Code.CREDIT_MAXIMUM);
        }
        if (choices.belowZero() == BelowZero.REFUSED && line.credits() < 0 && line.balanceAfter() < 0) {
            throw new Refusal(Code.NOT_ENOUGH_CREDITS);
        }
        ledger.add(line);
        contacts.put(contact.with(contact.standing()
                .after(line.credits(), line.createdAt(), line.shop().name())));
        journal.add(write, line, eventId);
        return line;
    }
}
