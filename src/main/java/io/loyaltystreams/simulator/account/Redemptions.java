package io.loyaltystreams.simulator.account;

import io.loyaltystreams.simulator.account.Choices.SecondReverse;
import io.loyaltystreams.simulator.account.Journal.Write;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Hands out rewards. Nothing here recognises a repeat: the same request twice takes the credits twice, as at Piggy. */
public final class Redemptions {

    private final Desk desk;
    private final Account account;
    private final Choices choices;
    private final Map<String, Integer> redeemed = new HashMap<>();
    private final Set<String> reversed = new HashSet<>();
    private final Set<String> toBeCollected = ConcurrentHashMap.newKeySet();

    Redemptions(Desk desk, Account account, Choices choices) {
        this.desk = desk;
        this.account = account;
        this.choices = choices;
    }

    /**
     * What a caller asks for.
     *
     * @param hiddenFor how long the ledger does not list it yet
     */
    public record Request(
            String contact, String reward, String shop, Optional<String> identifier, Duration hiddenFor) {}

    /**
     * Takes the price and hands the reward out.
     *
     * @throws Refusal 55031, 1008, 60003, 60004, 6003, 1052, 1018, 1019 or 1017
     */
    public RewardReception redeem(Request request) {
        return desk.write(() -> {
            var contact = account.contacts().get(request.contact());
            var shop = account.shops().get(request.shop());
            request.identifier().ifPresent(account.identifiers()::find);
            var reward = mayHave(contact, account.rewards().get(request.reward()));
            var line = line(request, contact, shop, reward);
            account.rewards().keep(reward.restocked(-1));
            redeemed.merge(counted(contact.uuid(), reward), 1, Integer::sum);
            if (line.collectUntil().isPresent()) {
                toBeCollected.add(line.uuid());
            }
            write(contact, line);
            return line;
        });
    }

    /** Active rewards of which the contact has not had its share; whether it can pay is not asked. */
    public List<Reward> open(Contact contact) {
        return desk.write(() -> account.rewards().all().stream()
                .filter(Reward::active)
                .filter(reward -> !limitReached(contact, reward))
                .toList());
    }

    /**
     * Gives the credits back by a credit reception, and the piece back to the stock.
     *
     * @throws Refusal 1003
     */
    public CreditReception reverse(String uuid) {
        return desk.write(() -> {
            var line = find(uuid).orElseThrow(() -> invalid("The selected reward reception is invalid."));
            if (choices.secondReverse() == SecondReverse.REFUSED && reversed.contains(uuid)) {
                throw invalid("The reward reception has already been reversed.");
            }
            if (reversed.add(uuid)) {
                account.rewards()
                        .keep(account.rewards().get(line.reward().uuid()).restocked(1));
                redeemed.merge(counted(line.contact(), line.reward()), -1, Integer::sum);
            }
            toBeCollected.remove(uuid);
            return account.receptions().giveBack(line);
        });
    }

    /** What the contact redeemed and can still collect, oldest first. */
    public List<RewardReception> collectable(Contact contact) {
        var everything =
                new Ledger.Query(Optional.of(contact.uuid()), Optional.empty(), at -> true, line -> true, false);
        return account.ledger()
                .list(everything, desk.now())
                .filter(RewardReception.class::isInstance)
                .map(RewardReception.class::cast)
                .filter(this::canBeCollected)
                .toList();
    }

    /**
     * Hands over what was redeemed before.
     *
     * @throws Refusal 80300
     */
    public RewardReception collect(String uuid) {
        return desk.write(() -> {
            var line = find(uuid).filter(this::canBeCollected).orElseThrow(() -> new Refusal(Code.COLLECTABLE_UNKNOWN));
            toBeCollected.remove(uuid);
            desk.journal().add(Write.REWARD_COLLECTED, line, 0);
            return line;
        });
    }

    /** Whether it was handed over, so that it need not be collected any more. */
    public boolean isCollected(RewardReception line) {
        return !toBeCollected.contains(line.uuid());
    }

    private boolean canBeCollected(RewardReception line) {
        return toBeCollected.contains(line.uuid())
                && line.collectUntil().orElse(Instant.MIN).isAfter(desk.now());
    }

    private Reward mayHave(Contact contact, Reward reward) {
        if (!reward.active()) {
            throw new Refusal(Code.REWARD_INACTIVE);
        }
        if (reward.stock().filter(left -> left < 1).isPresent()) {
            throw new Refusal(Code.OUT_OF_STOCK);
        }
        if (limitReached(contact, reward)) {
            throw new Refusal(Code.CLAIM_LIMIT);
        }
        if (contact.standing().balance() < reward.price()) {
            throw new Refusal(Code.NOT_ENOUGH_CREDITS);
        }
        return reward;
    }

    private boolean limitReached(Contact contact, Reward reward) {
        int had = redeemed.getOrDefault(counted(contact.uuid(), reward), 0);
        return reward.limit().filter(most -> had >= most).isPresent();
    }

    private RewardReception line(Request request, Contact contact, Shop shop, Reward reward) {
        var now = desk.second();
        var digital = reward.kind() == Reward.Kind.DIGITAL;
        return new RewardReception(
                desk.ids().number(),
                desk.ids().uuid(),
                contact.uuid(),
                -reward.price(),
                reward,
                shop,
                request.identifier(),
                digital ? Optional.of(desk.ids().uuid().substring(0, 8)) : Optional.empty(),
                digital ? Optional.empty() : reward.kept().map(now::plus),
                now,
                desk.now().plus(request.hiddenFor()),
                contact.standing().balance() - reward.price());
    }

    private void write(Contact contact, RewardReception line) {
        account.ledger().add(line);
        account.contacts()
                .put(contact.with(contact.standing()
                        .after(line.credits(), line.createdAt(), line.shop().name())));
        desk.journal().add(Write.REWARD_RECEPTION, line, line.credits());
    }

    private Optional<RewardReception> find(String uuid) {
        return account.ledger()
                .find(uuid)
                .filter(RewardReception.class::isInstance)
                .map(RewardReception.class::cast);
    }

    private static String counted(String contact, Reward reward) {
        return contact + " " + reward.uuid();
    }

    private static Refusal invalid(String message) {
        return Refusal.invalid("uuid", message);
    }
}
