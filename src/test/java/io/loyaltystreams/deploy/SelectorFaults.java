package io.loyaltystreams.deploy;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Selectors that pick nobody, or somebody else. */
final class SelectorFaults {

    /** Pods of others that may ask for members carry this. */
    static final String CALLER = "loyalty.io/asks-for-members";

    private final List<Manifest> workloads;
    private final List<String> faults = new ArrayList<>();

    private SelectorFaults(List<Manifest> workloads) {
        this.workloads = workloads;
    }

    static List<String> in(List<Manifest> manifests) {
        var selectors = new SelectorFaults(
                manifests.stream().filter(Manifest::isWorkload).toList());
        manifests.forEach(selectors::check);
        return selectors.faults;
    }

    /** The pods that a selector picks, by their workload. */
    static List<Manifest> picked(JsonNode selector, List<Manifest> workloads) {
        var wanted = Manifest.labels(selector);
        return workloads.stream().filter(each -> has(each.podLabels(), wanted)).toList();
    }

    private static boolean has(Map<String, String> labels, Map<String, String> wanted) {
        return labels.entrySet().containsAll(wanted.entrySet());
    }

    private void check(Manifest each) {
        switch (each.kind()) {
            case "StatefulSet" -> {
                exactly(each, "/spec/selector/matchLabels", each.name());
                spreads(each);
            }
            case "PodDisruptionBudget" -> exactly(each, "/spec/selector/matchLabels", each.name());
            case "Service" -> exactlyOne(each, "/spec/selector");
            case "NetworkPolicy" -> {
                someone(each, "/spec/podSelector/matchLabels", each.at("/spec/podSelector/matchLabels"));
                peers(each);
            }
            default -> {
                // selects nobody
            }
        }
    }

    private void exactlyOne(Manifest each, String pointer) {
        var picked = picked(each.at(pointer), workloads);
        if (each.at(pointer).isEmpty() || picked.size() != 1) {
            faults.add(each.id() + pointer + ": expected the pods of one workload, picks "
                    + picked.stream().map(Manifest::id).toList());
        }
    }

    private void exactly(Manifest each, String pointer, String name) {
        exactlyOne(each, pointer);
        if (picked(each.at(pointer), workloads).stream()
                .noneMatch(found -> found.name().equals(name))) {
            faults.add(each.id() + pointer + ": does not pick the pods of " + name);
        }
    }

    private void spreads(Manifest each) {
        Manifest.elements(each.podSpec().path("topologySpreadConstraints"))
                .map(constraint -> constraint.at("/labelSelector/matchLabels"))
                .filter(wanted -> wanted.isEmpty() || !has(each.podLabels(), Manifest.labels(wanted)))
                .forEach(wanted -> faults.add(each.id() + ": is spread by labels that its pods do not have"));
    }

    private void peers(Manifest each) {
        for (String way : List.of("ingress", "egress")) {
            Manifest.elements(each.at("/spec/" + way))
                    .flatMap(rule -> Manifest.elements(rule.path(way.equals("ingress") ? "from" : "to")))
                    .filter(peer -> peer.has("podSelector") && !peer.has("namespaceSelector"))
                    .map(peer -> peer.at("/podSelector/matchLabels"))
                    .filter(wanted -> !wanted.has(CALLER))
                    .forEach(wanted -> someone(each, "/spec/" + way, wanted));
        }
    }

    private void someone(Manifest each, String pointer, JsonNode wanted) {
        if (wanted.isEmpty() || picked(wanted, workloads).isEmpty()) {
            faults.add(each.id() + pointer + ": picks no pods");
        }
    }
}
