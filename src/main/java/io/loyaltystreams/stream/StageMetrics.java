package io.loyaltystreams.stream;

import io.loyaltystreams.ledger.LedgerEvent;
import io.loyaltystreams.ledger.Reason;
import io.loyaltystreams.stage.DeadLetter;
import io.loyaltystreams.stage.StageOutput;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Counts what the stages make of events: by topic and effect, dead letters by cause. Never by member. */
final class StageMetrics {

    private record Series(String name, String tag, String value, String otherTag, String otherValue) {}

    private static final String LEDGER = "ledger";

    private static final Duration[] PROCESSING_BUCKETS = {
        Duration.ofNanos(100_000),
        Duration.ofNanos(500_000),
        Duration.ofMillis(1),
        Duration.ofMillis(5),
        Duration.ofMillis(20),
        Duration.ofMillis(100),
        Duration.ofSeconds(1),
        Duration.ofSeconds(10)
    };

    private final MeterRegistry registry;
    private final Map<Series, Counter> counters = new ConcurrentHashMap<>();
    private final Map<String, SweepLag> lags = new ConcurrentHashMap<>();

    StageMetrics(MeterRegistry registry) {
        this.registry = registry;
    }

    /** How long a stage works on one record. */
    Timer processing(String stage) {
        return Timer.builder("loyalty.processing")
                .description("How long a stage works on one record")
                .tag("stage", stage)
                .serviceLevelObjectives(PROCESSING_BUCKETS)
                .register(registry);
    }

    SweepLag sweepLag(String stage) {
        return lags.computeIfAbsent(stage, each -> new SweepLag(registry, each));
    }

    /** Shows a count of 0 from the start on: a first dead letter must be seen as a rise. */
    void mayBury(String source, DeadLetter.Cause... causes) {
        for (DeadLetter.Cause cause : causes) {
            counter(new Series("loyalty.dead.letters", "source", source, "cause", cause.name()));
        }
    }

    /** Shows a count of 0 from the start on. */
    void mayMeetReusedIds(String source) {
        counter(reusedId(source));
    }

    /** @param source the inbound topic or stage that the output came from */
    void count(String source, StageOutput output) {
        switch (output) {
            case StageOutput.Onward onward -> add("loyalty.events", "source", source, "effect", "onward");
            case StageOutput.Again again -> add("loyalty.events", "source", source, "effect", "asked-again");
            case StageOutput.WithoutEffect none ->
                add(
                        "loyalty.events",
                        "source",
                        source,
                        "effect",
                        none.noEffect().getReason());
            case StageOutput.Dead dead ->
                add(
                        "loyalty.dead.letters",
                        "source",
                        source,
                        "cause",
                        dead.letter().cause().name());
        }
    }

    /** A record was taken in that goes no further. */
    void countNoted(String source) {
        add("loyalty.events", "source", source, "effect", "noted");
    }

    /** A producer sent an id again with another substance. */
    void countReusedId(String source) {
        counter(reusedId(source)).increment();
    }

    private static Series reusedId(String source) {
        return new Series("loyalty.reused.ids", "source", source, "kind", "business-id");
    }

    void count(LedgerEvent event) {
        switch (event) {
            case LedgerEvent.Earned e -> points("EARNED", e.lot().parts().points());
            case LedgerEvent.Released e -> points("RELEASED", e.lot().remaining());
            case LedgerEvent.Reversed e -> points("REVERSED", e.fall());
            case LedgerEvent.Expired e -> points("EXPIRED", e.points());
            case LedgerEvent.Redeemed e -> points("REDEEMED", e.points());
            case LedgerEvent.RedemptionReversed e -> points("REDEMPTION_REVERSED", e.points());
            case LedgerEvent.RedemptionAnswered e ->
                add(
                        "loyalty.redemptions",
                        "source",
                        LEDGER,
                        "answer",
                        e.refused().map(Reason::name).orElse("ACCEPTED"));
            case LedgerEvent.RedemptionSettled e ->
                add("loyalty.redemptions", "source", LEDGER, "answer", e.refused() ? "NEVER_TAKEN" : "TAKEN_AT_PIGGY");
            case LedgerEvent.Adjusted e ->
                points(e.points() > 0 ? "ADJUSTED_UP" : "ADJUSTED_DOWN", Math.abs(e.points()));
            case LedgerEvent.DebtPaid e -> points("DEBT_PAID", e.points());
            case LedgerEvent.TierMoved e ->
                add(
                        "loyalty.tier.changes",
                        "source",
                        LEDGER,
                        "move",
                        e.change().direction() + "_" + e.change().why());
            case LedgerEvent.GraceSet e ->
                add(
                        "loyalty.tier.graces",
                        "source",
                        LEDGER,
                        "change",
                        e.fallsOn().isPresent() ? "begun" : "over");
            case LedgerEvent.RuleFailed e -> add("loyalty.rules.failed", "source", LEDGER, "rule", e.ruleId());
            case LedgerEvent.Unchanged e ->
                add("loyalty.events", "source", LEDGER, "effect", e.reason().name());
            case LedgerEvent.Enrolled e ->
                add("loyalty.enrolments", "source", LEDGER, "cause", e.cause().kind());
            case LedgerEvent.PointsGone e -> add("loyalty.notices", "source", LEDGER, "kind", "expired");
            case LedgerEvent.ExpiryNoticed e -> add("loyalty.notices", "source", LEDGER, "kind", "expiring");
            case LedgerEvent.SignedUp e -> add("loyalty.events", "source", LEDGER, "effect", "signed-up");
            case LedgerEvent.Transferred e ->
                points(e.points() > 0 ? "TRANSFERRED_IN" : "TRANSFERRED_OUT", Math.abs(e.points()));
            case LedgerEvent.Joined e -> add("loyalty.members", "source", LEDGER, "change", "merged");
            case LedgerEvent.Parted e -> {
                if (e.way() == LedgerEvent.Transferred.Way.OUT) {
                    add("loyalty.members", "source", LEDGER, "change", "separated");
                }
            }
            case LedgerEvent.Erased e -> add("loyalty.members", "source", LEDGER, "change", "erased");
            case LedgerEvent.Introduced e ->
                add(
                        "loyalty.members",
                        "source",
                        LEDGER,
                        "change",
                        "introduced-"
                                + e.arrival().name().toLowerCase(Locale.ROOT).replace('_', '-'));
            case LedgerEvent.Referred e ->
                ReferralMessages.effect(e.step())
                        .ifPresent(effect -> add("loyalty.referrals", "source", LEDGER, "change", effect));
            case LedgerEvent.Left e -> {}
            case LedgerEvent.Counted e -> {}
            case LedgerEvent.SubjectSeen e -> {}
            case LedgerEvent.WasActive e -> {}
            case LedgerEvent.ContactLearnt e -> add("loyalty.events", "source", LEDGER, "effect", "contact-learnt");
        }
    }

    void countNewMember() {
        add("loyalty.members", "source", LEDGER, "change", "new");
    }

    private void points(String kind, long points) {
        counter(new Series("loyalty.points", "source", LEDGER, "kind", kind)).increment((double) points);
    }

    private void add(String name, String tag, String value, String otherTag, String otherValue) {
        counter(new Series(name, tag, value, otherTag, otherValue)).increment();
    }

    private Counter counter(Series series) {
        return counters.computeIfAbsent(
                series,
                s -> Counter.builder(s.name)
                        .tag(s.tag, s.value)
                        .tag(s.otherTag, s.otherValue)
                        .register(registry));
    }
}
