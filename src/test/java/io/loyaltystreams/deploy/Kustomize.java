package io.loyaltystreams.deploy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Renders a folder as kustomize does, as far as our folders need it. What they do not use is refused, so it cannot be done wrongly. */
final class Kustomize {

    private static final Set<String> KEYS =
            Set.of("apiVersion", "kind", "namespace", "resources", "configMapGenerator", "images", "patches");

    private final Path folder;
    private final ObjectNode file;
    private final List<ObjectNode> objects = new ArrayList<>();

    /** The files of each generated map, which gets its last name at the very end. */
    private final Map<String, ObjectNode> generated = new HashMap<>();

    private Kustomize(Path folder) {
        this.folder = folder;
        this.file = Yaml.one(folder.resolve("kustomization.yaml"));
    }

    /**
     * Renders.
     *
     * @throws IllegalArgumentException when the folder does not hold together
     */
    static List<Manifest> build(Path folder) {
        var built = new Kustomize(folder).assemble();
        GeneratedNames.give(built.objects, built.generated.keySet());
        return built.objects.stream().map(Manifest::new).toList();
    }

    private Kustomize assemble() {
        file.fieldNames().forEachRemaining(key -> require(KEYS.contains(key), "unknown key " + key));
        Manifest.elements(file.path("resources")).forEach(resource -> read(resource.asText()));
        Manifest.elements(file.path("configMapGenerator")).forEach(this::generate);
        Manifest.elements(file.path("patches")).forEach(this::patch);
        Manifest.elements(file.path("images")).forEach(this::nameImages);
        if (file.has("namespace")) {
            objects.stream()
                    .filter(each -> !each.path("kind").asText().equals("Namespace"))
                    .forEach(each -> each.withObject("/metadata")
                            .put("namespace", file.path("namespace").asText()));
        }
        return this;
    }

    private void read(String resource) {
        var path = folder.resolve(resource);
        if (!Files.isDirectory(path)) {
            Yaml.all(path).forEach(this::add);
            return;
        }
        var other = new Kustomize(path).assemble();
        other.objects.forEach(this::add);
        generated.putAll(other.generated);
    }

    private void add(ObjectNode object) {
        var manifest = new Manifest(object);
        require(find(manifest.kind(), manifest.name()).isEmpty(), manifest.id() + " is there twice");
        objects.add(object);
    }

    private void generate(JsonNode generator) {
        var name = generator.path("name").asText();
        boolean merge = generator.path("behavior").asText("create").equals("merge");
        require(
                merge == generated.containsKey(name),
                "config map " + name + ": merge what exists, create what does not");
        var map = generated.computeIfAbsent(name, this::emptyMap);
        Manifest.elements(generator.path("files"))
                .forEach(each -> map.withObject("/data").put(each.asText(), text(each.asText())));
    }

    private ObjectNode emptyMap(String name) {
        var map = JsonNodeFactory.instance.objectNode().put("apiVersion", "v1").put("kind", "ConfigMap");
        map.putObject("metadata").put("name", name);
        add(map);
        return map;
    }

    private String text(String name) {
        try {
            return Files.readString(folder.resolve(name), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("Could not read " + folder.resolve(name) + ": " + e.getMessage(), e);
        }
    }

    private void patch(JsonNode patch) {
        if (patch.has("path")) {
            var changes = Yaml.one(folder.resolve(patch.path("path").asText()));
            var manifest = new Manifest(changes);
            StrategicMerge.apply(one(manifest.kind(), manifest.name()), changes);
            return;
        }
        var target =
                one(patch.at("/target/kind").asText(), patch.at("/target/name").asText());
        try {
            var steps = Yaml.all("steps:\n" + patch.path("patch").asText().indent(2))
                    .getFirst();
            Manifest.elements(steps.path("steps")).forEach(step -> remove(target, step));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void remove(ObjectNode target, JsonNode step) {
        require(step.path("op").asText().equals("remove"), "only the operation remove is known");
        var path = step.path("path").asText();
        int end = path.lastIndexOf('/');
        var parent = target.at(path.substring(0, end));
        require(
                parent instanceof ObjectNode object && object.remove(path.substring(end + 1)) != null,
                "nothing to remove at " + path);
    }

    private void nameImages(JsonNode image) {
        var name = image.path("name").asText();
        var full =
                image.path("newName").asText(name) + ":" + image.path("newTag").asText();
        var used = objects.stream()
                .flatMap(each -> new Manifest(each).containers().stream())
                .filter(container -> container.path("image").asText().equals(name))
                .map(ObjectNode.class::cast)
                .toList();
        require(!used.isEmpty(), "no container has the image " + name);
        used.forEach(container -> container.put("image", full));
    }

    private ObjectNode one(String kind, String name) {
        var found = find(kind, name);
        require(found.size() == 1, "a patch for " + kind + "/" + name + ", which is not there");
        return found.getFirst();
    }

    private List<ObjectNode> find(String kind, String name) {
        return objects.stream()
                .filter(each -> new Manifest(each).id().equals(kind + "/" + name))
                .toList();
    }

    private void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new IllegalArgumentException(folder.resolve("kustomization.yaml") + ": " + otherwise);
        }
    }
}
