package io.loyaltystreams.deploy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Our folders for Kubernetes, and everything that can be wrong with them. */
final class Manifests {

    static final Path BASE = Path.of("k8s/base");
    static final Path PRODUCTION = Path.of("k8s/overlays/production");

    private static final Pattern SECRET = Pattern.compile("kubectl .*create secret generic (\\S+)(.*)");
    private static final Pattern KEY = Pattern.compile("--from-(?:literal|file)=([^=\\s]+)");

    private Manifests() {}

    static List<String> faults(List<Manifest> manifests) {
        var faults = new ArrayList<String>();
        for (Manifest each : manifests) {
            ApiFaults.of(each).forEach(fault -> faults.add(each.id() + ": " + fault));
            ValueFaults.of(each).forEach(fault -> faults.add(each.id() + fault));
            faults.addAll(SafetyFaults.of(each));
        }
        faults.addAll(SelectorFaults.in(manifests));
        faults.addAll(PortFaults.in(manifests));
        faults.addAll(ReferenceFaults.in(manifests, secrets()));
        return faults;
    }

    /** The secrets that the README tells to make, and their keys. */
    static Map<String, Set<String>> secrets() {
        try {
            var secrets = new HashMap<String, Set<String>>();
            for (String line : Files.readAllLines(Path.of("README.md"))) {
                var command = SECRET.matcher(line);
                if (command.find()) {
                    secrets.put(
                            command.group(1),
                            KEY.matcher(command.group(2))
                                    .results()
                                    .map(key -> key.group(1))
                                    .collect(Collectors.toSet()));
                }
            }
            return secrets;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
