package io.loyaltystreams.config;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * One reading of a configuration: collects the faults and remembers which keys were asked for, so that what nobody asked
 * for can be refused by name.
 */
final class Reading {

    private static final String PREFIX = "LOYALTY_";

    /** What the launcher reads itself, and what Kubernetes sets in every pod beside a service that is called loyalty. */
    private static final Pattern NOT_OURS = Pattern.compile(
            "LOYALTY_(JAVA_OPTS|LOG_FORMAT|LOG_LEVEL|(.*_)?SERVICE_(HOST|PORT.*)|(.*_)?PORT(_[0-9]+_.*)?)");

    private final Map<String, String> variables = new TreeMap<>();
    private final Set<String> readVariables = new LinkedHashSet<>();
    private final Set<String> keys = new LinkedHashSet<>();
    private final Set<String> groups = new LinkedHashSet<>();
    private final Set<String> openGroups = new LinkedHashSet<>();
    private final List<String> faults = new ArrayList<>();
    private JsonNode tree;

    Reading(Map<String, String> environment) {
        environment.forEach((name, value) -> {
            if (name.startsWith(PREFIX) && !value.isEmpty()) {
                variables.put(name, value);
            }
        });
    }

    Section root(JsonNode given) {
        tree = given;
        return new Section("", given, this);
    }

    void fault(String line) {
        faults.add(line);
    }

    void knows(String key) {
        keys.add(key);
    }

    void knowsGroup(String key) {
        keys.add(key);
        groups.add(key);
    }

    void takesAnyKey(String group) {
        openGroups.add(group);
    }

    boolean asked(String key) {
        return keys.contains(key);
    }

    Optional<String> variable(String key) {
        var name = variableOf(key);
        readVariables.add(name);
        return Optional.ofNullable(variables.get(name));
    }

    /** What is set for keys of a group that no one asked for by name, by the part of the variable after the group's. */
    Map<String, String> variablesUnder(String group) {
        var prefix = variableOf(group) + "_";
        var found = new TreeMap<String, String>();
        variables.forEach((name, value) -> {
            if (name.startsWith(prefix) && !readVariables.contains(name)) {
                found.put(name.substring(prefix.length()), value);
            }
        });
        found.keySet().forEach(rest -> readVariables.add(prefix + rest));
        return found;
    }

    void usesVariable(String name) {
        readVariables.add(name);
    }

    static String variableOf(String key) {
        return PREFIX + key.toUpperCase(Locale.ROOT).replaceAll("[.-]", "_");
    }

    Set<String> keys() {
        return Set.copyOf(keys);
    }

    /** What is wrong with the keys that were asked for. */
    List<String> faultsOfValues() {
        return List.copyOf(faults);
    }

    /** Everything that is wrong, once all keys have been asked for. */
    List<String> faults() {
        var all = new ArrayList<String>();
        new UnknownKeys(keys, groups, openGroups).in(tree, all::add);
        variables.keySet().stream()
                .filter(name ->
                        !readVariables.contains(name) && !NOT_OURS.matcher(name).matches())
                .forEach(name -> all.add(unknown(name)));
        all.addAll(faults);
        return all;
    }

    private String unknown(String variable) {
        var names = keys.stream().map(Reading::variableOf).toList();
        return variable + ": no key has this environment variable"
                + Spelling.nearest(variable, names)
                        .map(near -> "; did you mean " + near + "?")
                        .orElse("; unset it");
    }
}
