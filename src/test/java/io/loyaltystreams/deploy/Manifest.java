package io.loyaltystreams.deploy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** One object of Kubernetes. */
record Manifest(ObjectNode json) {

    String kind() {
        return json.path("kind").asText();
    }

    String name() {
        return json.at("/metadata/name").asText();
    }

    String type() {
        return json.path("apiVersion").asText() + " " + kind();
    }

    /** What faults begin with. */
    String id() {
        return kind() + "/" + name();
    }

    JsonNode at(String pointer) {
        return json.at(pointer);
    }

    boolean is(String kind) {
        return kind().equals(kind);
    }

    boolean isWorkload() {
        return List.of("StatefulSet", "Deployment", "Job").contains(kind());
    }

    Map<String, String> podLabels() {
        return labels(at("/spec/template/metadata/labels"));
    }

    JsonNode podSpec() {
        return at("/spec/template/spec");
    }

    List<JsonNode> containers() {
        return Stream.of("initContainers", "containers")
                .flatMap(list -> elements(podSpec().path(list)))
                .toList();
    }

    static Map<String, String> labels(JsonNode node) {
        var labels = new TreeMap<String, String>();
        node.properties()
                .forEach(label -> labels.put(label.getKey(), label.getValue().asText()));
        return labels;
    }

    static Stream<JsonNode> elements(JsonNode array) {
        return array.valueStream();
    }
}
