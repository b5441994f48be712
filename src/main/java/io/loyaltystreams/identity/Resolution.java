package io.loyaltystreams.identity;

import io.loyaltystreams.avro.internal.Erasure;
import io.loyaltystreams.avro.internal.Lookup;
import io.loyaltystreams.avro.internal.MatchedReturn;
import io.loyaltystreams.avro.internal.PlacedOrder;
import io.loyaltystreams.avro.internal.RedemptionCancel;
import io.loyaltystreams.avro.internal.RedemptionRequest;
import io.loyaltystreams.avro.internal.SignUp;
import io.loyaltystreams.avro.internal.StagedEvent;
import io.loyaltystreams.stage.StageOutput;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * What the identity stage decides for the reference that keys a staged event.
 *
 * <ol>
 *   <li>The first reference that is known decides whose event it is; if none is, the first one makes the member. References
 *       live on different partitions, so an event is sent round to them one after the other.
 *   <li>A sign-up then visits its other references and ties them to the member.
 *   <li>A return belongs to the member of its order, and a cancellation to that of its redemption, whatever has become of the
 *       references since. An order or redemption whose first reference was unknown travels, and comes back there before it goes
 *       on; what follows it waits there for it.
 *   <li>Whoever was erased is known no more: see {@link Forgotten}.
 * </ol>
 *
 * @param links what to remember: the member of a reference, or of an order or redemption that travels
 * @param waits whether the event has to wait for the one that it follows
 * @param settled an order or redemption that is back, and what waits for it goes on behind it
 */
public record Resolution(
        Map<String, String> links, List<StageOutput> outputs, boolean waits, Optional<Settled> settled) {

    /**
     * An order or redemption that travelled and found its member.
     *
     * @param followed as {@link Resolution#followed} names it
     */
    public record Settled(String followed, String memberId) {}

    /** What is remembered of an order or redemption while it travels. */
    private static final String TRAVELLING = "";

    public Resolution {
        links = Map.copyOf(links);
        outputs = List.copyOf(outputs);
    }

    /** Under which key the member of the order or redemption that an event follows is remembered, if that one ever travelled. */
    public static Optional<String> followed(StagedEvent event) {
        return switch (event.getEvent()) {
            case MatchedReturn matched -> Optional.of(orderKey(matched.getOrderId()));
            case RedemptionCancel cancel -> Optional.of(redemptionKey(cancel.getRedemptionId()));
            default -> Optional.empty();
        };
    }

    /** The same key, for an event that others may follow. */
    private static Optional<String> leader(StagedEvent event) {
        return switch (event.getEvent()) {
            case PlacedOrder order -> Optional.of(orderKey(order.getOrderId()));
            case RedemptionRequest request -> Optional.of(redemptionKey(request.getRedemptionId()));
            default -> Optional.empty();
        };
    }

    /**
     * Decides.
     *
     * @param known the member of the reference that keys the event, if it has one
     * @param owner what is remembered under {@link #followed(StagedEvent)}, if anything is
     * @param newMember the id of a new member of the reference that keys the event
     */
    public static Resolution of(
            StagedEvent event, Optional<String> known, Optional<String> owner, Supplier<String> newMember) {
        if (event.getEvent() instanceof Erasure erasure) {
            return ErasureRound.visit(event, erasure, known, newMember);
        }
        return switch (event.getLookup()) {
            case FIND -> owner.map(member -> follow(event, member)).orElseGet(() -> find(event, known, newMember));
            case CREATE -> create(event, known, newMember);
            case SETTLE -> settle(event, event.getMemberId());
            case TIE -> Tying.visit(event, known);
            case UNKNOWN ->
                throw new IllegalStateException(
                        "Expected FIND, CREATE, SETTLE or TIE in field lookup but a newer release wrote this record");
        };
    }

    /** What follows goes where its leader went; while that still travels, it waits. */
    private static Resolution follow(StagedEvent event, String owner) {
        return owner.equals(TRAVELLING)
                ? new Resolution(Map.of(), List.of(), true, Optional.empty())
                : hand(new StageOutput.Onward(owner, event));
    }

    /** Only a sign-up says that references belong together: any other event carries on the one that decided. */
    private static StagedEvent owned(StagedEvent event) {
        if (event.getReferences().size() > 1) {
            event.setReferences(List.of(event.getReferences().get(event.getPosition())));
        }
        if (event.getClear().size() > 1) {
            event.setClear(List.of(event.getClear().get(event.getPosition())));
        }
        return event;
    }

    private static Resolution find(StagedEvent event, Optional<String> known, Supplier<String> newMember) {
        if (known.isEmpty()) {
            return notFound(event, newMember);
        }
        boolean travels = event.getPosition() > 0 && leader(event).isPresent();
        return travels ? comeBack(event, known.get()) : found(event, known.get(), Map.of());
    }

    private static Resolution notFound(StagedEvent event, Supplier<String> newMember) {
        int next = event.getPosition() + 1;
        if (next < event.getReferences().size()) {
            Resolution on = again(event, Lookup.FIND, next, null);
            return event.getPosition() == 0
                    ? leader(event).map(key -> on.linking(key, TRAVELLING)).orElse(on)
                    : on;
        }
        return event.getPosition() == 0
                ? create(event, Optional.empty(), newMember)
                : again(event, Lookup.CREATE, 0, null);
    }

    private static Resolution create(StagedEvent event, Optional<String> known, Supplier<String> newMember) {
        String member = known.orElseGet(newMember);
        Map<String, String> links = known.isPresent() ? Map.of() : Map.of(first(event), member);
        if (event.getLookup() == Lookup.CREATE && leader(event).isPresent()) {
            Resolution settled = settle(event, member);
            return known.isPresent() ? settled : settled.linking(first(event), member);
        }
        return found(event, member, links);
    }

    /** An event that found its member elsewhere goes back to its first reference, where what follows it waits. */
    private static Resolution comeBack(StagedEvent event, String memberId) {
        StagedEvent back = StagedEvent.newBuilder(event)
                .setLookup(Lookup.SETTLE)
                .setMemberId(memberId)
                .build();
        return hand(new StageOutput.Again(first(event), back));
    }

    /** An event that has travelled is back, with its member. */
    private static Resolution settle(StagedEvent event, String memberId) {
        String key = leader(event).orElseThrow();
        return new Resolution(
                Map.of(key, memberId),
                List.of(new StageOutput.Onward(memberId, owned(event))),
                false,
                Optional.of(new Settled(key, memberId)));
    }

    private static Resolution found(StagedEvent event, String memberId, Map<String, String> links) {
        if (event.getEvent() instanceof SignUp signUp) {
            return Tying.begin(event, signUp, memberId, links);
        }
        return new Resolution(links, List.of(new StageOutput.Onward(memberId, owned(event))), false, Optional.empty());
    }

    private static Resolution again(StagedEvent event, Lookup lookup, int position, String memberId) {
        StagedEvent next = StagedEvent.newBuilder(event)
                .setLookup(lookup)
                .setPosition(position)
                .setMemberId(memberId)
                .build();
        return hand(new StageOutput.Again(event.getReferences().get(position), next));
    }

    private static Resolution hand(StageOutput output) {
        return new Resolution(Map.of(), List.of(output), false, Optional.empty());
    }

    private Resolution linking(String reference, String memberId) {
        var more = new HashMap<>(links);
        more.put(reference, memberId);
        return new Resolution(more, outputs, waits, settled);
    }

    private static String first(StagedEvent event) {
        return event.getReferences().getFirst();
    }

    private static String orderKey(String orderId) {
        return "order:" + orderId;
    }

    private static String redemptionKey(String redemptionId) {
        return "redemption:" + redemptionId;
    }
}
