package io.loyaltystreams.simulator.account;

import io.loyaltystreams.simulator.account.Choices.BelowZero;
import io.loyaltystreams.simulator.account.Choices.SecondReverse;
import io.loyaltystreams.simulator.account.Journal.Write;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Gives and takes credits. Nothing here recognises a repeat: the same order twice moves the credits twice, as at Piggy. */
public final class Receptions {

    private final Desk desk;
    private final Account account;
    private final Choices choices;
    private final Set<String> reversed = new HashSet<>();

    Receptions(Desk desk, Account account, Choices choices) {
        this.desk = desk;
        this.account = account;
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
        return desk.write(() -> {
            account.shops().get(request.shop());
            account.contacts().get(request.contact());
            request.identifier().ifPresent(account.identifiers()::find);
            return write(Write.CREDIT_RECEPTION, request);
        });
    }

    /**
     * A new reception with the same data and the opposite credits. It carries no attributes.
     *
     * @throws Refusal 1003
     */
    public CreditReception reverse(String uuid) {
        return desk.write(() -> {
            var original = account.ledger()
                    .find(uuid)
                    .filter(CreditReception.class::isInstance)
                    .map(CreditReception.class::cast)
                    .orElseThrow(() -> Refusal.invalid("uuid", "The selected credit reception is invalid."));
            if (choices.secondReverse() == SecondReverse.REFUSED && reversed.contains(uuid)) {
                throw Refusal.invalid("uuid", "The credit reception has already been reversed.");
            }
            var reversal = write(Write.CREDIT_REVERSAL, opposite(original));
            reversed.add(uuid);
            return reversal;
        });
    }

    /** Only under the account's turn: a reception that gives back what a reward cost. */
    CreditReception giveBack(RewardReception line) {
        var request = new Request(
                line.shop().uuid(),
                line.contact(),
                Optional.of(-line.credits()),
                Optional.empty(),
                Optional.empty(),
                line.identifier(),
                Map.of(),
                Optional.empty(),
                Duration.ZERO);
        return write(Write.REWARD_REVERSAL, request);
    }

    /** What a value would give now; writes nothing. */
    public long calculate(String shop, BigDecimal unitValue, Optional<String> contact, Optional<String> unit) {
        account.shops().get(shop);
        contact.ifPresent(account.contacts()::get);
        account.units().named(unit);
        return account.program().creditsFor(unitValue);
    }

    private CreditReception write(Write write, Request request) {
        var contact = account.contacts().get(request.contact());
        var line = line(request, contact);
        if (Math.abs(line.credits()) > account.program().maxAmount()) {
            throw new Refusal(Code.CREDIT_MAXIMUM);
        }
        if (choices.belowZero() == BelowZero.REFUSED && line.credits() < 0 && line.balanceAfter() < 0) {
            throw new Refusal(Code.NOT_ENOUGH_CREDITS);
        }
        account.ledger().add(line);
        account.contacts()
                .put(contact.with(contact.standing()
                        .after(line.credits(), line.createdAt(), line.shop().name())));
        desk.journal().add(write, line, request.eventId());
        return line;
    }

    private CreditReception line(Request request, Contact contact) {
        long credits = request.credits()
                .orElseGet(
                        () -> account.program().creditsFor(request.unitValue().orElseThrow()));
        return new CreditReception(
                desk.ids().number(),
                desk.ids().uuid(),
                contact.uuid(),
                credits,
                request.unitValue(),
                account.units().named(request.unit()),
                account.shops().get(request.shop()),
                request.identifier(),
                account.receptionAttributes().accept(request.attributes()),
                desk.second(),
                desk.now().plus(request.hiddenFor()),
                contact.standing().balance() + credits);
    }

    private static Request opposite(CreditReception original) {
        return new Request(
                original.shop().uuid(),
                original.contact(),
                Optional.of(-original.credits()),
                original.unitValue(),
                Optional.of(original.unit().name()),
                original.identifier(),
                Map.of(),
                Optional.empty(),
                Duration.ZERO);
    }
}
