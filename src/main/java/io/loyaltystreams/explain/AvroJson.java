package io.loyaltystreams.explain;

import com.fasterxml.jackson.databind.JsonNode;
import io.loyaltystreams.avro.in.MemberRef;
import io.loyaltystreams.avro.in.OrderLine;
import io.loyaltystreams.avro.in.OrderPlaced;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificRecord;

/**
 * Reads JSON by an Avro schema, and collects everything that is wrong with it. It is lenient in form: a value of a union may be
 * plain or wrapped in its type, a time may be ISO text or milliseconds. What is missing takes the schema's default.
 */
final class AvroJson {

    private static final Map<String, Supplier<SpecificRecord>> RECORDS = Map.of(
            OrderPlaced.getClassSchema().getFullName(), OrderPlaced::new,
            OrderLine.getClassSchema().getFullName(), OrderLine::new,
            MemberRef.getClassSchema().getFullName(), MemberRef::new);

    private final List<String> faults = new ArrayList<>();

    List<String> faults() {
        return List.copyOf(faults);
    }

    /** Incomplete if something is at fault. */
    SpecificRecord record(Schema schema, JsonNode node, String path) {
        var record = RECORDS.get(schema.getFullName()).get();
        if (!node.isObject()) {
            faults.add((path.isEmpty() ? "the order" : path) + " is no JSON object; send one with "
                    + String.join(", ", names(schema)));
            return record;
        }
        node.fieldNames().forEachRemaining(name -> {
            if (schema.getField(name) == null) {
                faults.add(of(path, name) + " is not known; the fields are " + String.join(", ", names(schema)));
            }
        });
        for (var field : schema.getFields()) {
            var value = field(field, node.get(field.name()), of(path, field.name()));
            if (value != null) {
                record.put(field.pos(), value);
            }
        }
        return record;
    }

    private Object field(Schema.Field field, JsonNode node, String path) {
        if (node != null) {
            return read(field.schema(), node, path);
        }
        if (field.hasDefaultValue()) {
            return SpecificData.get().getDefaultValue(field);
        }
        faults.add(path + " is missing; send a value");
        return null;
    }

    private Object read(Schema schema, JsonNode node, String path) {
        return switch (schema.getType()) {
            case RECORD -> record(schema, node, path);
            case ARRAY -> list(schema.getElementType(), node, path);
            case MAP -> map(schema.getValueType(), node, path);
            case UNION -> union(schema, node, path);
            case STRING -> node.isTextual() ? node.textValue() : wrong(node, path, "a text");
            case INT -> whole(node) && node.canConvertToInt() ? node.intValue() : wrong(node, path, "a whole number");
            case LONG -> schema.getLogicalType() == null ? amount(node, path) : time(node, path);
            default ->
                throw new IllegalArgumentException("Expected a schema of an order, but found " + schema.getType());
        };
    }

    private List<Object> list(Schema items, JsonNode node, String path) {
        var read = new ArrayList<Object>();
        if (!node.isArray()) {
            wrong(node, path, "a list");
        }
        for (var item : node.isArray() ? node : List.<JsonNode>of()) {
            read.add(read(items, item, path + "[" + read.size() + "]"));
        }
        return read;
    }

    private Map<String, Object> map(Schema values, JsonNode node, String path) {
        var read = new HashMap<String, Object>();
        if (!node.isObject()) {
            wrong(node, path, "an object");
        }
        node.properties()
                .forEach(entry -> read.put(entry.getKey(), read(values, entry.getValue(), of(path, entry.getKey()))));
        return read;
    }

    private Object union(Schema schema, JsonNode node, String path) {
        if (node.isNull()) {
            return null;
        }
        var branch = schema.getTypes().stream()
                .filter(type -> type.getType() != Schema.Type.NULL)
                .findFirst()
                .orElseThrow();
        boolean wrapped = node.isObject() && node.size() == 1 && node.has(branch.getFullName());
        return read(branch, wrapped ? node.get(branch.getFullName()) : node, path);
    }

    private Object amount(JsonNode node, String path) {
        return whole(node) && node.canConvertToLong()
                ? node.longValue()
                : wrong(node, path, "a whole number; amounts are in minor units, so 12.50 EUR is 1250");
    }

    private Object time(JsonNode node, String path) {
        if (whole(node) && node.canConvertToLong()) {
            return Instant.ofEpochMilli(node.longValue());
        }
        try {
            return OffsetDateTime.parse(node.asText()).toInstant();
        } catch (DateTimeException e) {
            return wrong(node, path, "a time such as 2026-03-07T10:30:00Z, or milliseconds since 1970");
        }
    }

    private Object wrong(JsonNode node, String path, String expected) {
        faults.add(path + " is " + shown(node) + "; send " + expected);
        return null;
    }

    private static String shown(JsonNode node) {
        return switch (node.getNodeType()) {
            case OBJECT -> "an object";
            case ARRAY -> "a list";
            default -> node.toString();
        };
    }

    private static boolean whole(JsonNode node) {
        return node.isIntegralNumber();
    }

    private static String of(String path, String name) {
        return path.isEmpty() ? name : path + "." + name;
    }

    private static List<String> names(Schema schema) {
        return schema.getFields().stream().map(Schema.Field::name).toList();
    }
}
