package io.loyaltystreams.ledger;

import io.loyaltystreams.program.Programs;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Several members, and the way of what the account of one has for another's. Here a member's id is also the reference to them. */
final class Town {

    private record Letter(String to, LedgerCommand content) {}

    private final Programs programs;
    private final Map<String, Member> members = new LinkedHashMap<>();
    private final Map<String, String> became = new HashMap<>();
    private final Map<Member, Integer> read = new HashMap<>();
    private final Deque<Letter> letters = new ArrayDeque<>();

    Town(Rulebook rulebook) {
        this.programs = rulebook.alone();
    }

    Member member(String id) {
        return members.computeIfAbsent(id, each -> new Member(programs, each));
    }

    /** Everything that is on its way arrives, and what follows from it. */
    Town delivers() {
        while (collected()) {
            deliver(letters.removeFirst());
        }
        return this;
    }

    /** So much of what is on its way arrives. */
    Town delivers(int some) {
        for (int i = 0; i < some && collected(); i++) {
            deliver(letters.removeFirst());
        }
        return this;
    }

    /** What comes for the younger one goes to the older one from now on. */
    Town becomeOne(String older, String younger, String signUp, String at) {
        collected();
        member(older).joinedBy(member(younger), signUp, at);
        became.put(younger, older);
        return this;
    }

    private void deliver(Letter letter) {
        String to = letter.to();
        while (became.containsKey(to)) {
            to = became.get(to);
        }
        member(to).handle(letter.content());
    }

    private boolean collected() {
        for (Member member : members.values()) {
            int from = read.getOrDefault(member, 0);
            var posted = member.posted();
            posted.subList(from, posted.size()).forEach(each -> collect(each.event()));
            read.put(member, posted.size());
        }
        return !letters.isEmpty();
    }

    private void collect(LedgerEvent event) {
        if (event instanceof LedgerEvent.Referred referred) {
            collect(referred.step());
        }
    }

    private void collect(ReferralStep step) {
        switch (step) {
            case ReferralStep.Named e ->
                send(
                        e.referredBy(),
                        new LedgerCommand.Referral.Answer(
                                new Referrals.Asker(e.eventId(), e.at(), e.memberIds()),
                                List.of("card:" + e.referredBy())));
            case ReferralStep.Asked e ->
                send(
                        e.asker().memberIds().getFirst(),
                        new LedgerCommand.Referral.Hear(
                                e.asker().eventId(), e.asker().at(), e.memberIds(), e.refused()));
            case ReferralStep.Earned e ->
                send(
                        e.referrer(),
                        new LedgerCommand.Referral.Earn(
                                e.occasion().orderId(),
                                e.occasion().placedAt(),
                                e.occasion().programVersion(),
                                e.points()));
            case ReferralStep.Lost e ->
                send(e.referrer(), new LedgerCommand.Referral.TakeBack(e.returnId(), e.orderId(), e.at(), e.counted()));
            case ReferralStep.Counts e -> {}
            case ReferralStep.Refused e -> {}
            case ReferralStep.Noted e -> {}
            case ReferralStep.Reached e -> {}
            case ReferralStep.FellShort e -> {}
        }
    }

    private void send(String to, LedgerCommand content) {
        if (content instanceof LedgerCommand.Referral.Earn earn && earn.points() == 0) {
            return;
        }
        letters.addLast(new Letter(to, content));
    }
}
