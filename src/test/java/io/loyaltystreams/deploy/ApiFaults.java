package io.loyaltystreams.deploy;

import static java.util.Map.entry;

import com.google.gson.JsonElement;
import com.google.gson.JsonParser;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion.VersionFlag;
import io.kubernetes.client.custom.Quantity;
import io.kubernetes.client.openapi.JSON;
import io.kubernetes.client.openapi.models.V1ConfigMap;
import io.kubernetes.client.openapi.models.V1Job;
import io.kubernetes.client.openapi.models.V1Namespace;
import io.kubernetes.client.openapi.models.V1NetworkPolicy;
import io.kubernetes.client.openapi.models.V1PodDisruptionBudget;
import io.kubernetes.client.openapi.models.V1Service;
import io.kubernetes.client.openapi.models.V1ServiceAccount;
import io.kubernetes.client.openapi.models.V1StatefulSet;
import java.lang.reflect.InvocationTargetException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/**
 * What an API server would refuse: unknown fields, missing ones, wrong types. Kubernetes' own types are its generated client's; what
 * that reads and writes back must be what is in the file. KEDA's are held against a schema of the fields that we use.
 */
final class ApiFaults {

    private static final Map<String, Class<?>> TYPES = Map.ofEntries(
            entry("v1 ConfigMap", V1ConfigMap.class),
            entry("v1 Namespace", V1Namespace.class),
            entry("v1 Service", V1Service.class),
            entry("v1 ServiceAccount", V1ServiceAccount.class),
            entry("apps/v1 StatefulSet", V1StatefulSet.class),
            entry("batch/v1 Job", V1Job.class),
            entry("policy/v1 PodDisruptionBudget", V1PodDisruptionBudget.class),
            entry("networking.k8s.io/v1 NetworkPolicy", V1NetworkPolicy.class));

    private static final Map<String, JsonSchema> CUSTOM = Map.of(
            "keda.sh/v1alpha1 ScaledObject", schema("scaled-object"),
            "keda.sh/v1alpha1 TriggerAuthentication", schema("trigger-authentication"));

    private ApiFaults() {}

    static List<String> of(Manifest manifest) {
        var schema = CUSTOM.get(manifest.type());
        if (schema != null) {
            return schema.validate(manifest.json()).stream()
                    .map(fault -> fault.getMessage())
                    .toList();
        }
        var type = TYPES.get(manifest.type());
        return type == null ? List.of("unknown type " + manifest.type()) : faults(manifest, type);
    }

    private static JsonSchema schema(String name) {
        return JsonSchemaFactory.getInstance(VersionFlag.V202012)
                .getSchema(ApiFaults.class.getResourceAsStream("/k8s/" + name + ".schema.json"));
    }

    private static List<String> faults(Manifest manifest, Class<?> type) {
        var written = JsonParser.parseString(manifest.json().toString());
        try {
            type.getMethod("validateJsonElement", JsonElement.class).invoke(null, written);
            var faults = new ArrayList<String>();
            compare("", written, JSON.getGson().toJsonTree(JSON.getGson().fromJson(written, type)), faults);
            return faults;
        } catch (InvocationTargetException refused) {
            return List.of(String.valueOf(refused.getCause().getMessage()));
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        } catch (RuntimeException refused) {
            return List.of(String.valueOf(refused.getMessage()));
        }
    }

    private static void compare(String path, JsonElement written, JsonElement read, List<String> faults) {
        if (written.isJsonObject() && read != null && read.isJsonObject()) {
            for (String key : new TreeSet<>(written.getAsJsonObject().keySet())) {
                compare(
                        path + "/" + key,
                        written.getAsJsonObject().get(key),
                        read.getAsJsonObject().get(key),
                        faults);
            }
        } else if (written.isJsonArray() && read != null && read.isJsonArray()) {
            for (int i = 0; i < written.getAsJsonArray().size(); i++) {
                compare(
                        path + "/" + i,
                        written.getAsJsonArray().get(i),
                        read.getAsJsonArray().get(i),
                        faults);
            }
        } else if (!written.equals(read) && !sameQuantity(path, written, read)) {
            faults.add(path + ": " + written + " is read as " + read);
        }
    }

    /** A cluster writes 1024Mi as 1Gi. */
    private static boolean sameQuantity(String path, JsonElement written, JsonElement read) {
        return path.matches(".*/(cpu|memory|storage|sizeLimit)")
                && read != null
                && new Quantity(written.getAsString())
                                .getNumber()
                                .compareTo(new Quantity(read.getAsString()).getNumber())
                        == 0;
    }
}
