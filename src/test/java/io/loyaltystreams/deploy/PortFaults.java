package io.loyaltystreams.deploy;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/** Ports that nobody listens on. */
final class PortFaults {

    private final List<Manifest> manifests;
    private final List<Manifest> workloads;
    private final List<String> faults = new ArrayList<>();

    private PortFaults(List<Manifest> manifests) {
        this.manifests = manifests;
        this.workloads = manifests.stream().filter(Manifest::isWorkload).toList();
    }

    static List<String> in(List<Manifest> manifests) {
        var ports = new PortFaults(manifests);
        manifests.forEach(ports::check);
        return ports.faults;
    }

    private void check(Manifest each) {
        switch (each.kind()) {
            case "Service" ->
                Manifest.elements(each.at("/spec/ports"))
                        .forEach(port -> SelectorFaults.picked(each.at("/spec/selector"), workloads)
                                .forEach(workload -> listens(each, workload, port.path("targetPort"))));
            case "NetworkPolicy" -> letsIn(each);
            case "StatefulSet" -> {
                each.containers().forEach(container -> probes(each, container));
                headless(each);
            }
            default -> {
                // names no port
            }
        }
    }

    private void letsIn(Manifest each) {
        Manifest.elements(each.at("/spec/ingress"))
                .flatMap(rule -> Manifest.elements(rule.path("ports")))
                .forEach(port -> SelectorFaults.picked(each.at("/spec/podSelector/matchLabels"), workloads).stream()
                        .filter(workload -> !workload.is("Job"))
                        .forEach(workload -> listens(each, workload, port.path("port"))));
    }

    private void probes(Manifest each, JsonNode container) {
        for (String probe : List.of("startupProbe", "livenessProbe", "readinessProbe")) {
            var port = container.path(probe).at("/httpGet/port");
            if (!hasPort(container, port)) {
                faults.add(each.id() + " " + probe + ": no port " + port);
            }
        }
    }

    private void listens(Manifest who, Manifest workload, JsonNode port) {
        if (workload.containers().stream().noneMatch(container -> hasPort(container, port))) {
            faults.add(who.id() + ": " + workload.id() + " has no port " + port);
        }
    }

    private static boolean hasPort(JsonNode container, JsonNode port) {
        return Manifest.elements(container.path("ports"))
                .anyMatch(each ->
                        each.path(port.isTextual() ? "name" : "containerPort").equals(port));
    }

    /** The names of the pods come from this service. */
    private void headless(Manifest each) {
        var name = each.at("/spec/serviceName").asText();
        boolean there = manifests.stream()
                .filter(service -> service.is("Service") && service.name().equals(name))
                .filter(service -> service.at("/spec/clusterIP").asText().equals("None"))
                .anyMatch(service -> SelectorFaults.picked(service.at("/spec/selector"), workloads)
                        .contains(each));
        if (!there) {
            faults.add(each.id() + "/spec/serviceName: no headless service " + name + " picks its pods");
        }
        each.containers().stream()
                .flatMap(container -> Manifest.elements(container.path("env")))
                .filter(variable -> variable.path("name").asText().equals("LOYALTY_HTTP_ADVERTISED"))
                .filter(variable -> !variable.path("value").asText().equals("$(POD_NAME)." + name + ":8080"))
                .forEach(variable ->
                        faults.add(each.id() + ": LOYALTY_HTTP_ADVERTISED does not name the pod in " + name));
    }
}
