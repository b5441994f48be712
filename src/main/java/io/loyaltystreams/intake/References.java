package io.loyaltystreams.intake;

import io.loyaltystreams.avro.in.MemberRef;
import io.loyaltystreams.identity.Reference;
import java.util.ArrayList;
import java.util.List;

/** Brings a producer's references into normal form. */
final class References {

    private References() {}

    /** {@code kind:value} of each, in the producer's order, each once. The kinds have been checked. */
    static List<String> keys(List<MemberRef> references) {
        var keys = new ArrayList<String>(references.size());
        for (MemberRef reference : references) {
            add(keys, new Reference(Reference.Kind.of(reference.getKind()).orElseThrow(), reference.getValue()));
        }
        return keys;
    }

    static void add(List<String> keys, Reference reference) {
        if (!keys.contains(reference.key())) {
            keys.add(reference.key());
        }
    }
}
