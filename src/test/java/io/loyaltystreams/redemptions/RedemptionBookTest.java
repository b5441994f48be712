package io.loyaltystreams.redemptions;

import static org.assertj.core.api.Assertions.assertThat;

import io.loyaltystreams.avro.internal.Lookup;
import io.loyaltystreams.avro.internal.Origin;
import io.loyaltystreams.avro.internal.OriginalRecord;
import io.loyaltystreams.avro.internal.RedemptionCancel;
import io.loyaltystreams.avro.internal.RedemptionEntry;
import io.loyaltystreams.avro.internal.RedemptionRequest;
import io.loyaltystreams.avro.internal.StagedEvent;
import io.loyaltystreams.stage.StageOutput;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class RedemptionBookTest {

    private static final Instant AT = Instant.parse("2026-03-01T10:00:00Z");
    private static final Duration PARK_FOR = Duration.ofDays(30);

    private final List<StageOutput> outputs = new ArrayList<>();
    private RedemptionEntry entry;
    private boolean idReused;

    @Test
    void aRequestCountsOnceAndARepeatThatDiffersIsNoticed() {
        read(request("e-1", 40));
        read(request("e-2", 40));
        assertThat(idReused).isFalse();
        read(request("e-1", 50));

        assertThat(told()).containsExactly("request", "DUPLICATE", "DUPLICATE");
        assertThat(idReused).isTrue();
    }

    @Test
    void aCancellationFollowsItsRequestUnderTheReferencesOfThatAndWithoutItsBytes() {
        read(request("e-1", 40));
        read(cancel("c-1"));

        var onward = (StageOutput.Onward) outputs.getLast();
        assertThat(onward.key()).isEqualTo("card:1");
        assertThat(onward.event().getReferences()).containsExactly("card:1", "email:a@b.test");
        assertThat(((RedemptionCancel) onward.event().getEvent()).getOriginal()).isNull();
    }

    @Test
    void aRedemptionIsCancelledOnceWhateverTheSecondCancellationIsCalled() {
        read(request("e-1", 40));
        read(cancel("c-1"));
        read(cancel("c-1"));
        read(cancel("c-2"));

        assertThat(told()).containsExactly("request", "cancel", "DUPLICATE", "DUPLICATE");
    }

    @Test
    void aCancellationThatCameFirstGoesOnBehindItsRequest() {
        read(cancel("c-1"));
        read(cancel("c-1"));
        assertThat(told()).containsExactly("DUPLICATE");

        read(request("e-1", 40));

        assertThat(told()).containsExactly("DUPLICATE", "request", "cancel");
        assertThat(entry.getParked()).isNull();
        read(cancel("c-2"));
        assertThat(told().getLast()).isEqualTo("DUPLICATE");
    }

    @Test
    void aCancellationThatWaitedTooLongIsGivenUpWithItsBytesAndLeavesNoTrace() {
        read(cancel("c-1"));

        RedemptionDecision given = RedemptionBook.giveUpParked(entry, PARK_FOR);

        assertThat(given.forget()).isTrue();
        var dead = (StageOutput.Dead) given.outputs().getFirst();
        assertThat(dead.letter().cause().name()).isEqualTo("REDEMPTION_NOT_FOUND");
        assertThat(dead.letter().value()).containsExactly(7, 8);
    }

    @Test
    void whatDoesNotWaitIsNotGivenUp() {
        read(request("e-1", 40));
        read(cancel("c-1"));

        RedemptionDecision given = RedemptionBook.giveUpParked(entry, PARK_FOR);

        assertThat(given.outputs()).isEmpty();
        assertThat(given.forget()).isFalse();
    }

    private void read(StagedEvent event) {
        RedemptionDecision decision = RedemptionBook.read(entry, event);
        entry = decision.entry();
        idReused = decision.idReused();
        outputs.addAll(decision.outputs());
    }

    private List<String> told() {
        return outputs.stream()
                .map(output -> switch (output) {
                    case StageOutput.Onward onward ->
                        onward.event().getEvent() instanceof RedemptionRequest ? "request" : "cancel";
                    case StageOutput.Again again -> "again";
                    case StageOutput.WithoutEffect none -> none.noEffect().getReason();
                    case StageOutput.Dead dead -> dead.letter().cause().name();
                })
                .toList();
    }

    private static StagedEvent request(String eventId, long points) {
        return staged(List.of("card:1", "email:a@b.test"), new RedemptionRequest(eventId, "X", AT, null, points));
    }

    private static StagedEvent cancel(String eventId) {
        var original = new OriginalRecord(null, ByteBuffer.wrap(new byte[] {7, 8}), List.of());
        return staged(List.of(), new RedemptionCancel(eventId, "X", AT.plusSeconds(60), original));
    }

    private static StagedEvent staged(List<String> references, Object event) {
        return new StagedEvent(
                new Origin("redemptions", 0, 0L, AT), references, List.of(), Lookup.FIND, 0, null, event);
    }
}
