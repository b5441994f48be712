package io.loyaltystreams.deadletters;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HexFormat;
import java.util.Map;
import java.util.Set;
import org.apache.avro.LogicalType;
import org.apache.avro.LogicalTypes;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericFixed;
import org.apache.avro.generic.IndexedRecord;

/**
 * A record of any schema as JSON. Unless personal data is asked for, only fields that are known to hold none are shown: what a
 * producer adds tomorrow is hidden until somebody has judged it.
 */
record RecordJson(boolean withPersonalData) {

    static final String HIDDEN = "(hidden)";

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    /** Ids of events and things, words of the program, and amounts. */
    private static final Set<String> IMPERSONAL = Set.of(
            "eventId",
            "orderId",
            "returnId",
            "redemptionId",
            "adjustmentId",
            "commandId",
            "memberId",
            "kind",
            "channel",
            "shopId",
            "currency",
            "baseCurrency",
            "rate",
            "rewardId",
            "lines",
            "lineId",
            "sku",
            "category",
            "quantity",
            "amount",
            "taxAmount",
            "shippingAmount",
            "paidWithPointsAmount",
            "couponCodes",
            "points",
            "credits",
            "cause",
            "id",
            "expiresOn",
            "tier");

    JsonNode of(IndexedRecord record) {
        var node = JSON.objectNode();
        for (Schema.Field field : record.getSchema().getFields()) {
            boolean shown = withPersonalData || IMPERSONAL.contains(field.name());
            node.set(field.name(), of(record.get(field.pos()), field.schema(), shown));
        }
        return node;
    }

    private JsonNode of(Object value, Schema schema, boolean shown) {
        return switch (value) {
            case null -> JSON.nullNode();
            case IndexedRecord record -> of(record);
            case Collection<?> items -> array(items, schema, shown);
            case Map<?, ?> entries -> object(entries, shown);
            case Boolean flag -> JSON.booleanNode(flag);
            case Number number -> number(number, actual(number, schema).getLogicalType(), shown);
            case ByteBuffer bytes -> text(HexFormat.of().formatHex(copy(bytes)), shown);
            case GenericFixed fixed -> text(HexFormat.of().formatHex(fixed.bytes()), shown);
            default -> text(value.toString(), shown || isEnum(value, schema));
        };
    }

    private JsonNode array(Collection<?> items, Schema schema, boolean shown) {
        ArrayNode node = JSON.arrayNode();
        var ofItems = branch(schema, Schema.Type.ARRAY).getElementType();
        items.forEach(item -> node.add(of(item, ofItems, shown)));
        return node;
    }

    /** The names say what a producer sends; only the values are about somebody. */
    private static JsonNode object(Map<?, ?> entries, boolean shown) {
        var node = JSON.objectNode();
        entries.forEach((key, value) -> node.set(Printable.line(key.toString()), text(String.valueOf(value), shown)));
        return node;
    }

    private static JsonNode number(Number number, LogicalType type, boolean shown) {
        if (type instanceof LogicalTypes.TimestampMillis) {
            return JSON.textNode(Instant.ofEpochMilli(number.longValue()).toString());
        }
        if (!shown) {
            return JSON.textNode(HIDDEN);
        }
        if (type instanceof LogicalTypes.Date) {
            return JSON.textNode(LocalDate.ofEpochDay(number.longValue()).toString());
        }
        return switch (number) {
            case Integer small -> JSON.numberNode(small);
            case Long large -> JSON.numberNode(large);
            default -> JSON.numberNode(number.doubleValue());
        };
    }

    private static JsonNode text(String text, boolean shown) {
        return JSON.textNode(shown ? Printable.line(text) : HIDDEN);
    }

    private static boolean isEnum(Object value, Schema schema) {
        return value instanceof org.apache.avro.generic.GenericEnumSymbol<?> || schema.getType() == Schema.Type.ENUM;
    }

    private static Schema actual(Number number, Schema schema) {
        return branch(schema, number instanceof Integer ? Schema.Type.INT : Schema.Type.LONG);
    }

    /** In a union the branch of this type, else the schema itself. */
    private static Schema branch(Schema schema, Schema.Type type) {
        return schema.isUnion()
                ? schema.getTypes().stream()
                        .filter(each -> each.getType() == type)
                        .findFirst()
                        .orElse(schema)
                : schema;
    }

    private static byte[] copy(ByteBuffer buffer) {
        var bytes = new byte[buffer.remaining()];
        buffer.duplicate().get(bytes);
        return bytes;
    }
}
