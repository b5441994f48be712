package io.loyaltystreams.deploy;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/** What a cluster would take, and we do not want. */
final class SafetyFaults {

    /** The service gives up after 25 s; Kubernetes must not kill before. */
    private static final int STOPS_WITHIN = 30;

    private final Manifest workload;
    private final List<String> faults = new ArrayList<>();

    private SafetyFaults(Manifest workload) {
        this.workload = workload;
    }

    static List<String> of(Manifest manifest) {
        var safety = new SafetyFaults(manifest);
        if (manifest.isWorkload()) {
            safety.pod(manifest.podSpec());
            manifest.containers().forEach(safety::container);
        }
        if (manifest.is("StatefulSet")) {
            safety.runs(manifest);
        }
        if (manifest.is("Secret")) {
            safety.faults.add("secrets do not belong into the project");
        }
        return safety.faults;
    }

    private void pod(JsonNode pod) {
        require(pod.path("automountServiceAccountToken").toString().equals("false"), "mounts a token for Kubernetes");
        // services named loyalty would appear as variables LOYALTY_…
        require(pod.path("enableServiceLinks").toString().equals("false"), "gets the variables of services");
        require(pod.at("/securityContext/runAsNonRoot").asBoolean(), "may run as root");
        require(pod.at("/securityContext/runAsUser").asInt() == 10001, "is not the user of the image");
        require(
                pod.at("/securityContext/seccompProfile/type").asText().equals("RuntimeDefault"),
                "has no seccomp profile");
        require(!pod.has("hostNetwork") && !pod.has("hostPID"), "shares the host's namespaces");
    }

    private void container(JsonNode container) {
        var context = container.path("securityContext");
        require(context.path("readOnlyRootFilesystem").asBoolean(), "writes to its root file system");
        require(context.path("allowPrivilegeEscalation").toString().equals("false"), "may gain privileges");
        require(context.at("/capabilities/drop").toString().equals("[\"ALL\"]"), "keeps capabilities");
        require(!context.path("privileged").asBoolean(), "is privileged");
        require(container.at("/resources/requests/cpu").isTextual(), "requests no processor");
        require(container.at("/resources/requests/memory").isTextual(), "requests no memory");
        require(container.at("/resources/limits/memory").isTextual(), "has no limit of memory");
        require(!container.path("image").asText().endsWith(":latest"), "runs whatever is latest");
        boolean tmp = Manifest.elements(container.path("volumeMounts"))
                .anyMatch(mount -> mount.path("mountPath").asText().equals("/tmp"));
        require(tmp, "has no /tmp to write to");
    }

    private void runs(Manifest set) {
        require(
                set.podSpec().path("terminationGracePeriodSeconds").asInt() >= STOPS_WITHIN,
                "is killed before it has stopped");
        set.containers().forEach(container -> {
            require(
                    container.at("/livenessProbe/httpGet/path").asText().equals("/health/live"),
                    "is not asked whether it lives");
            require(
                    container.at("/startupProbe/httpGet/path").asText().equals("/health/live"),
                    "is not asked whether it has started");
            require(
                    container.at("/readinessProbe/httpGet/path").asText().equals("/health/ready"),
                    "is not asked whether it is ready");
            require(
                    Manifest.elements(container.path("env")).anyMatch(SafetyFaults::namesTheInstance),
                    "has no name that stays over a restart");
        });
    }

    private static boolean namesTheInstance(JsonNode variable) {
        return variable.path("name").asText().equals("LOYALTY_INSTANCE_ID")
                && variable.path("value").asText().equals("$(POD_NAME)");
    }

    private void require(boolean holds, String otherwise) {
        if (!holds) {
            faults.add(workload.id() + " " + otherwise);
        }
    }
}
