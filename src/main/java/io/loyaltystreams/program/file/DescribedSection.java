package io.loyaltystreams.program.file;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** A section that nobody wrote: it notes what its reader asks for. Nothing in it can be wrong, and nothing comes of it. */
final class DescribedSection implements Section {

    private final ObjectNode properties = JsonNodeFactory.instance.objectNode();
    private final List<String> required = new ArrayList<>();

    @Override
    public <T> Optional<T> required(String key, Type<T> type, String meaning) {
        required.add(key);
        return optional(key, type, meaning);
    }

    @Override
    public <T> Optional<T> optional(String key, Type<T> type, String meaning) {
        var description = JsonNodeFactory.instance.objectNode().put("description", meaning);
        properties.set(key, description.setAll(type.describe()));
        return Optional.empty();
    }

    @Override
    public boolean has(String key) {
        return false;
    }

    @Override
    public void refuse(String key, String found, String expected) {}

    @Override
    public void refuse(String found, String expected) {}

    @Override
    public <T> Optional<T> build(Supplier<T> parts) {
        return Optional.empty();
    }

    ObjectNode schema() {
        var schema = Type.object("object");
        schema.set("properties", properties);
        if (!required.isEmpty()) {
            var names = schema.putArray("required");
            required.forEach(names::add);
        }
        return schema.put("additionalProperties", false);
    }
}
