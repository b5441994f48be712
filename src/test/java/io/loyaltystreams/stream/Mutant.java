package io.loyaltystreams.stream;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.loyaltystreams.avro.in.AdjustmentRequested;
import io.loyaltystreams.avro.in.ExchangeRateSet;
import io.loyaltystreams.avro.in.MemberActivity;
import io.loyaltystreams.avro.in.MemberSignedUp;
import io.loyaltystreams.avro.in.OrderPlaced;
import io.loyaltystreams.avro.in.OrderReturned;
import io.loyaltystreams.avro.in.RedemptionCancelled;
import io.loyaltystreams.avro.in.RedemptionRequested;
import io.loyaltystreams.config.Topic;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.apache.avro.Schema;
import org.apache.avro.SchemaBuilder;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.io.EncoderFactory;

/**
 * Records as no producer should send them, from a seed: random values of every type, extremes among them, then torn, flipped or
 * written with a schema that fits badly. Personal data is where it belongs and in fields where it does not.
 */
final class Mutant {

    static final String ADDRESS = "zebulon@leak.example";
    static final String CARD = "5299000011112222";
    static final String NAME = "Zebulon";

    private static final int MAGIC_AND_ID = 5;
    private static final int HUGE = 300_000;

    private static final Map<Topic, List<Schema>> SCHEMAS = Map.of(
            Topic.ORDERS, List.of(OrderPlaced.getClassSchema()),
            Topic.RETURNS, List.of(OrderReturned.getClassSchema()),
            Topic.SIGNUPS, List.of(MemberSignedUp.getClassSchema()),
            Topic.ACTIVITIES, List.of(MemberActivity.getClassSchema()),
            Topic.REDEMPTIONS, List.of(RedemptionRequested.getClassSchema(), RedemptionCancelled.getClassSchema()),
            Topic.ADJUSTMENTS, List.of(AdjustmentRequested.getClassSchema()),
            Topic.EXCHANGE_RATES, List.of(ExchangeRateSet.getClassSchema()));

    private static final List<Topic> TOPICS = SCHEMAS.keySet().stream().sorted().toList();

    private final Loyalty loyalty;
    private final Random random;

    Mutant(Loyalty loyalty, Random random) {
        this.loyalty = loyalty;
        this.random = random;
    }

    Topic topic() {
        return TOPICS.get(random.nextInt(TOPICS.size()));
    }

    byte[] key() {
        return switch (random.nextInt(4)) {
            case 0 -> null;
            case 1 -> new byte[0];
            case 2 -> noise(random.nextInt(200));
            default -> ADDRESS.getBytes(UTF_8);
        };
    }

    /** Never null on a compacted topic, where that is no record but the end of one. */
    byte[] value(Topic topic) {
        var schemas = SCHEMAS.get(topic);
        var schema = schemas.get(random.nextInt(schemas.size()));
        return switch (random.nextInt(12)) {
            case 0 -> topic == Topic.EXCHANGE_RATES ? new byte[0] : null;
            case 1 -> noise(random.nextInt(300));
            case 2 -> headed(loyalty.schemaId(schema), noise(random.nextInt(300)));
            case 3 -> torn(written(schema, schema));
            case 4 -> flipped(written(schema, schema));
            case 5 -> longer(written(schema, schema));
            case 6 -> headed(random.nextInt(), body(schema));
            case 7 -> foreign(topic);
            case 8 -> nested(schema);
            default -> written(schema, schema);
        };
    }

    private byte[] written(Schema registered, Schema schema) {
        return headed(loyalty.schemaId(registered), body(schema));
    }

    private byte[] torn(byte[] bytes) {
        var torn = new byte[random.nextInt(bytes.length)];
        System.arraycopy(bytes, 0, torn, 0, torn.length);
        return torn;
    }

    private byte[] flipped(byte[] bytes) {
        for (int i = random.nextInt(5); i >= 0; i--) {
            bytes[MAGIC_AND_ID + random.nextInt(bytes.length - MAGIC_AND_ID)] ^= (byte) (1 << random.nextInt(8));
        }
        return bytes;
    }

    private byte[] longer(byte[] bytes) {
        var out = new ByteArrayOutputStream();
        out.writeBytes(bytes);
        out.writeBytes(noise(1 + random.nextInt(50)));
        return out.toByteArray();
    }

    /** Written with the schema of another topic, or with the right names and wrong types. */
    private byte[] foreign(Topic topic) {
        if (random.nextBoolean()) {
            var other = SCHEMAS.get(topic()).getFirst();
            return written(other, other);
        }
        var wrong =
                SchemaBuilder.record(SCHEMAS.get(topic).getFirst().getName()).fields();
        for (Schema.Field field : SCHEMAS.get(topic).getFirst().getFields()) {
            var type = List.of(Schema.Type.STRING, Schema.Type.BYTES, Schema.Type.DOUBLE, Schema.Type.BOOLEAN)
                    .get(random.nextInt(4));
            wrong = wrong.name(field.name()).type(Schema.create(type)).noDefault();
        }
        var schema = wrong.endRecord();
        return written(schema, schema);
    }

    /** A field of a producer's own that holds itself, thousands of times. */
    private byte[] nested(Schema schema) {
        var fields = new ArrayList<Schema.Field>();
        var deep = Schema.createRecord("Deep", null, "x", false);
        deep.setFields(List.of(new Schema.Field("in", Schema.createUnion(Schema.create(Schema.Type.NULL), deep))));
        schema.getFields().forEach(field -> fields.add(new Schema.Field(field, field.schema())));
        fields.add(new Schema.Field("deep", deep));
        var with = Schema.createRecord(schema.getName(), null, schema.getNamespace(), false, fields);
        var out = new ByteArrayOutputStream();
        out.writeBytes(written(with, schema));
        for (int i = random.nextInt(50_000); i > 0; i--) {
            out.write(2); // the second branch of the union: one more
        }
        out.write(0);
        return out.toByteArray();
    }

    private static byte[] headed(int id, byte[] body) {
        return ByteBuffer.allocate(MAGIC_AND_ID + body.length)
                .put((byte) 0)
                .putInt(id)
                .put(body)
                .array();
    }

    private byte[] body(Schema schema) {
        var out = new ByteArrayOutputStream();
        var encoder = EncoderFactory.get().binaryEncoder(out, null);
        try {
            new GenericDatumWriter<>(schema).write(any(schema, ""), encoder);
            encoder.flush();
            return out.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Object any(Schema schema, String name) {
        return switch (schema.getType()) {
            case RECORD -> {
                var record = new GenericData.Record(schema);
                schema.getFields().forEach(field -> record.put(field.pos(), any(field.schema(), field.name())));
                yield record;
            }
            case ARRAY -> {
                var items = new ArrayList<>();
                for (int i = many(); i > 0; i--) {
                    items.add(any(schema.getElementType(), name));
                }
                yield items;
            }
            case MAP -> Map.of(text(name), text(name), "till", ADDRESS);
            case UNION ->
                any(schema.getTypes().get(random.nextInt(schema.getTypes().size())), name);
            case STRING -> text(name);
            case BYTES -> ByteBuffer.wrap(noise(20));
            case INT -> (int) number(Integer.MIN_VALUE, Integer.MAX_VALUE);
            case LONG ->
                schema.getLogicalType() == null || random.nextInt(8) == 0
                        ? number(Long.MIN_VALUE, Long.MAX_VALUE)
                        : 1_770_000_000_000L + random.nextInt(1_000_000_000);
            case DOUBLE -> random.nextDouble();
            case FLOAT -> random.nextFloat();
            case BOOLEAN -> random.nextBoolean();
            case ENUM ->
                new GenericData.EnumSymbol(schema, schema.getEnumSymbols().getFirst());
            case FIXED -> new GenericData.Fixed(schema, noise(schema.getFixedSize()));
            case NULL -> null;
        };
    }

    private int many() {
        return random.nextInt(200) == 0 ? 2_000 : random.nextInt(4);
    }

    private long number(long least, long most) {
        return switch (random.nextInt(10)) {
            case 0 -> least;
            case 1 -> most;
            case 2 -> -1 - random.nextInt(1000);
            case 3 -> 0;
            default -> 1 + random.nextInt(5000);
        };
    }

    /** Mostly what the field expects, so that many records come far; ids repeat, so that they meet. */
    private String text(String name) {
        return switch (random.nextInt(30)) {
            case 0 -> "";
            case 1 -> "\u0000\u001b[2J\r\nERROR forged";
            case 2 -> "x".repeat(random.nextInt(30) == 0 ? HUGE : 300);
            case 3 -> "\ud83d\ude00\u202e\u0301";
            default ->
                switch (name) {
                    case "kind" -> random.nextInt(20) == 0 ? ADDRESS : random.nextBoolean() ? "email" : "card";
                    case "value" -> random.nextBoolean() ? ADDRESS : CARD;
                    case "email" -> ADDRESS;
                    case "firstName", "lastName" -> NAME;
                    case "currency" -> random.nextBoolean() ? "EUR" : "USD";
                    case "baseCurrency" -> "EUR";
                    case "rate" ->
                        List.of("0.9", "1e999999999", "-1", "0", "NaN", "1/3").get(random.nextInt(6));
                    case "attributes", "note", "reason", "operator" -> ADDRESS;
                    case "channel" -> "pos";
                    default -> name + "-" + random.nextInt(300);
                };
        };
    }

    private byte[] noise(int length) {
        var bytes = new byte[length];
        random.nextBytes(bytes);
        return bytes;
    }
}
