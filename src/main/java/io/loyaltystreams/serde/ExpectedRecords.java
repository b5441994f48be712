package io.loyaltystreams.serde;

import java.util.List;
import java.util.stream.Collectors;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificRecord;

/**
 * The record classes that the values of one topic may have. Where there are several, what a producer wrote is told by the name of
 * its schema, and by its fields where the name is not one of ours.
 */
record ExpectedRecords<T extends SpecificRecord>(List<Class<? extends T>> types, SpecificData model, Schema schema) {

    ExpectedRecords {
        types = List.copyOf(types);
    }

    static <T extends SpecificRecord> ExpectedRecords<T> one(Class<T> type) {
        var model = SpecificData.getForClass(type);
        return new ExpectedRecords<>(List.of(type), model, model.getSchema(type));
    }

    /** @param types whose schemas have different names */
    static ExpectedRecords<SpecificRecord> oneOf(List<Class<? extends SpecificRecord>> types) {
        var model = new SpecificData(types.getFirst().getClassLoader());
        for (var type : types) {
            SpecificData.getForClass(type).getConversions().forEach(model::addLogicalTypeConversion);
        }
        return new ExpectedRecords<>(
                types,
                model,
                Schema.createUnion(types.stream().map(model::getSchema).toList()));
    }

    /** For people. */
    String names() {
        return types.stream().map(Class::getSimpleName).collect(Collectors.joining(" or "));
    }
}
