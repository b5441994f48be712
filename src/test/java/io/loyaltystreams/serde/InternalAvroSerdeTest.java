package io.loyaltystreams.serde;

import static org.assertj.core.api.Assertions.assertThat;

import io.loyaltystreams.avro.internal.Account;
import io.loyaltystreams.avro.internal.Award;
import io.loyaltystreams.avro.internal.BookEntry;
import io.loyaltystreams.avro.internal.StagedEvent;
import java.util.List;
import org.junit.jupiter.api.Test;

class InternalAvroSerdeTest {

    @Test
    void readsWhatItWroteBehindTheVersion() {
        var serde = InternalAvroSerde.of(Award.class);

        byte[] bytes = serde.serializer().serialize("any", Records.anyAward());

        assertThat(bytes).startsWith(1);
        assertThat(serde.deserializer().deserialize("any", bytes)).isEqualTo(Records.anyAward());
    }

    @Test
    void knowsEveryRecordThatHasItsOwnFile() {
        assertThat(List.of(Account.class, Award.class, BookEntry.class, StagedEvent.class))
                .allSatisfy(type -> assertThat(InternalAvroSerde.of(type)).isNotNull());
    }
}
