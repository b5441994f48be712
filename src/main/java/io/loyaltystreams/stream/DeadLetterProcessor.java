package io.loyaltystreams.stream;

import io.loyaltystreams.stage.DeadLetter;
import io.loyaltystreams.stage.StageOutput;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.Record;

/** Gives a dead letter back the bytes and headers of its producer, with ours behind them. */
final class DeadLetterProcessor extends ContextualProcessor<String, StageOutput, byte[], byte[]> {

    @Override
    public void process(Record<String, StageOutput> read) {
        if (read.value() instanceof StageOutput.Dead dead) {
            DeadLetter letter = dead.letter();
            context().forward(new Record<>(letter.key(), letter.value(), read.timestamp(), letter.headers()));
        }
    }
}
