package io.loyaltystreams.stream;

import io.loyaltystreams.avro.internal.Claim;
import io.loyaltystreams.avro.internal.EstatePart;
import io.loyaltystreams.avro.internal.Forgetting;
import io.loyaltystreams.avro.internal.GivenBack;
import io.loyaltystreams.avro.internal.Separation;
import io.loyaltystreams.avro.internal.StagedEvent;
import io.loyaltystreams.ledger.Account;
import io.loyaltystreams.ledger.Belongings;
import io.loyaltystreams.ledger.Departure;
import io.loyaltystreams.ledger.Ledger;
import io.loyaltystreams.ledger.LedgerResult;
import io.loyaltystreams.ledger.Reason;
import io.loyaltystreams.stream.LedgerOutput.To;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.streams.processor.api.ProcessorContext;

/**
 * Undoes merges.
 *
 * <ol>
 *   <li>The former member's ledger, a sign post until then, holds what comes and asks for what came for it. The question takes the
 *       way of the account, behind all that went there, and finds whoever has it by now.
 *   <li>That one always answers: with the account and what is beside it, or that nothing is given back since the person was erased.
 *   <li>Then the former member takes effect again for itself, first with what was held.
 * </ol>
 */
final class Partings {

    /** Together with the account that is remembered it must fit into a record. */
    private static final int LONGEST_CLAIM = 500_000;

    /** The rest of a ledger. */
    interface Books {

        void save(String memberId, Optional<Account> before, LedgerResult result);

        void publish(String memberId, LedgerResult result, StagedEvent cause, long timestamp);

        void read(String memberId, StagedEvent event, long timestamp);
    }

    private final Ledger ledger;
    private final Households households;
    private final SignPosts signPosts;
    private final Removal removal;
    private final MemberShelf.Shelves shelves;
    private final Outgoing outgoing;
    private final Books books;

    Partings(Ledger ledger, ProcessorContext<?, ?> context, Households households, Outgoing outgoing, Books books) {
        this.ledger = ledger;
        this.households = households;
        this.signPosts = new SignPosts(context);
        this.removal = new Removal(context);
        this.shelves = MemberShelf.Shelves.of(context);
        this.outgoing = outgoing;
        this.books = books;
    }

    /** The account goes over to another member, with what is beside it. */
    void leave(String memberId, Departure departure, List<EstatePart> parts) {
        signPosts.leave(memberId, ledger.separations().remembered(departure, Removal.orders(parts)));
        signPosts.note(memberId, Things.in(departure.estate()));
        parts.forEach(part -> signPosts.note(memberId, Things.in(part)));
    }

    /** What comes for a member without an account; false if others have to see to it. */
    boolean read(String memberId, StagedEvent event, long timestamp) {
        if (event.getEvent() instanceof Forgetting) {
            signPosts.forget(memberId);
            removal.clear(memberId);
            return true;
        }
        return households
                .became(memberId)
                .filter(became -> staysHere(memberId, became, event, timestamp))
                .isPresent();
    }

    private boolean staysHere(String memberId, String became, StagedEvent event, long timestamp) {
        if (event.getEvent() instanceof GivenBack given) {
            hear(memberId, given, event, timestamp);
        } else if (event.getEvent() instanceof EstatePart part && part.getSeparation() != null) {
            removal.moveIn(memberId, part);
        } else if (signPosts.of(memberId).getUnderWay() != null) {
            signPosts.hold(memberId, event);
        } else if (event.getEvent() instanceof Separation separation) {
            return pass(memberId, became, separation, event, timestamp);
        } else {
            signPosts.note(memberId, Things.in(event.getEvent()));
            return false;
        }
        return true;
    }

    private boolean pass(String memberId, String became, Separation separation, StagedEvent event, long timestamp) {
        if (separation.getClaim() == null) {
            ask(memberId, became, separation, event, timestamp);
            return true;
        }
        var former = signPosts.of(memberId);
        if (former.getAccount() != null) {
            var theirs = Belongings.of(separation.getClaim().getThings());
            var remembered = ledger.separations()
                    .without(
                            AccountCodec.read(former.getAccount()),
                            separation(separation, became),
                            AccountCodec.read(separation.getClaim().getAccount()),
                            theirs);
            signPosts.remember(memberId, remembered, theirs);
        }
        return false;
    }

    private void ask(String memberId, String became, Separation separation, StagedEvent event, long timestamp) {
        var former = signPosts.of(memberId);
        var things = signPosts.things(memberId);
        if (former.getUndone().contains(separation.getEventId())) {
            outgoing.noEffect(memberId, separation, Reason.DUPLICATE, null, timestamp);
        } else if (separation.getMemberId() != null && !separation.getMemberId().equals(became)) {
            outgoing.noEffect(memberId, separation, Reason.NOT_MERGED, "has become member " + became, timestamp);
        } else if (former.getAccount() == null) {
            outgoing.noEffect(
                    memberId, separation, Reason.NOT_MERGED, "nothing is remembered of the former member", timestamp);
        } else if (things.stream().mapToInt(String::length).sum() > LONGEST_CLAIM) {
            outgoing.noEffect(memberId, separation, Reason.TOO_MUCH, null, timestamp);
        } else {
            signPosts.waitFor(memberId, separation.getEventId());
            var asking = Separation.newBuilder(separation)
                    .setClaim(new Claim(former.getAccount(), things))
                    .build();
            outgoing.send(To.LEDGER, became, with(event, asking), timestamp);
        }
    }

    /** Of a member who has an account. */
    void read(String memberId, Account account, Separation separation, StagedEvent event, long timestamp) {
        if (separation.getClaim() != null) {
            giveBack(memberId, account, separation, event, timestamp);
        } else {
            boolean repeat = signPosts.of(memberId).getUndone().contains(separation.getEventId());
            outgoing.noEffect(memberId, separation, repeat ? Reason.DUPLICATE : Reason.NOT_MERGED, null, timestamp);
        }
    }

    private void giveBack(String memberId, Account account, Separation asked, StagedEvent event, long timestamp) {
        var parted = ledger.separations()
                .giveBack(
                        separation(asked, memberId),
                        account,
                        AccountCodec.read(asked.getClaim().getAccount()),
                        Belongings.of(asked.getClaim().getThings()),
                        Instant.ofEpochMilli(timestamp),
                        shelves.of(memberId));
        String former = asked.getFormerMemberId();
        books.save(memberId, Optional.of(account), parted.result());
        books.publish(memberId, parted.result(), event, timestamp);
        parted.awaitedAnswers().forEach(command -> signPosts.forward(memberId, command, former));
        Removal.parts(parted.beside(), asked.getEventId())
                .forEach(part -> outgoing.send(To.LEDGER, former, with(event, part), timestamp));
        var given = new GivenBack(
                asked.getEventId(), asked.getSeparatedAt(), memberId, note(asked), AccountCodec.write(parted.back()));
        outgoing.send(To.LEDGER, former, with(event, given), timestamp);
    }

    private void hear(String memberId, GivenBack given, StagedEvent event, long timestamp) {
        if (given.getAccount() == null) {
            signPosts.waitNoMore(memberId);
        } else {
            var separation = new io.loyaltystreams.ledger.Separation(
                    given.getEventId(), given.getSeparatedAt(), memberId, given.getFrom(), given.getNote());
            var result = ledger.separations()
                    .takeUp(separation, AccountCodec.read(given.getAccount()), shelves.of(memberId));
            households.isOneself(memberId);
            signPosts.isBack(memberId, given.getEventId());
            books.save(memberId, Optional.empty(), result);
            books.publish(memberId, result, event, timestamp);
        }
        signPosts
                .release(memberId)
                .forEach(held -> books.read(
                        memberId, held, held.getOrigin().getTimestamp().toEpochMilli()));
    }

    /** Who has got a redemption back that Piggy answers to. */
    Optional<String> concerned(String memberId, String commandId) {
        return signPosts.forwarded(memberId, commandId);
    }

    /** For a former member who was erased together with the one who has the account. */
    static StagedEvent refusal(StagedEvent event, Separation asked, String memberId) {
        return with(event, new GivenBack(asked.getEventId(), asked.getSeparatedAt(), memberId, note(asked), null));
    }

    private static io.loyaltystreams.ledger.Separation separation(Separation asked, String owner) {
        return new io.loyaltystreams.ledger.Separation(
                asked.getEventId(), asked.getSeparatedAt(), asked.getFormerMemberId(), owner, note(asked));
    }

    private static String note(Separation asked) {
        return asked.getReason() + ", by " + asked.getOperator();
    }

    private static StagedEvent with(StagedEvent envelope, Object event) {
        return StagedEvent.newBuilder(envelope).setEvent(event).build();
    }
}
