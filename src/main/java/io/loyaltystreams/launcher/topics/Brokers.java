package io.loyaltystreams.launcher.topics;

import io.loyaltystreams.config.KafkaProperties;
import io.loyaltystreams.launcher.WorkFailed;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.errors.AuthenticationException;
import org.apache.kafka.common.errors.DisconnectException;
import org.apache.kafka.common.errors.TimeoutException;

/** The brokers' administration. Answers are waited for; refusals become one line for the operator. */
final class Brokers implements AutoCloseable {

    private static final String BOOTSTRAP = AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG;

    private final Admin admin;
    private final String servers;

    private Brokers(Admin admin, String servers) {
        this.admin = admin;
        this.servers = servers;
    }

    /** Prepares the connection; throws {@link BrokersAway} when not even an address is found. */
    static Brokers connect(KafkaProperties kafka, Duration patience) throws BrokersAway {
        Map<String, Object> settings = new HashMap<>(kafka.forAdmin());
        settings.put(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, (int) patience.toMillis());
        settings.put(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, (int) patience.toMillis());
        var servers = String.valueOf(settings.get(BOOTSTRAP));
        try {
            return new Brokers(Admin.create(settings), servers);
        } catch (KafkaException e) {
            throw unusable(servers, e);
        }
    }

    Admin admin() {
        return admin;
    }

    /** Waits for an answer. */
    <T> T answer(KafkaFuture<T> question) throws BrokersAway, InterruptedException {
        try {
            return question.get();
        } catch (ExecutionException e) {
            throw refusal(e.getCause());
        }
    }

    @Override
    public void close() {
        admin.close(Duration.ofSeconds(1));
    }

    private BrokersAway refusal(Throwable cause) {
        if (cause instanceof TimeoutException || cause instanceof DisconnectException) {
            return new BrokersAway(servers);
        }
        if (cause instanceof AuthenticationException) {
            throw new WorkFailed(
                    "Kafka at " + servers + " refuses the login (" + cause.getMessage()
                            + "); correct the sasl and ssl keys under kafka",
                    cause);
        }
        throw new WorkFailed("Kafka at " + servers + " refuses: " + cause.getMessage(), cause);
    }

    /** An unknown host may become known, as in a cluster that starts; a wrong property stays wrong. */
    private static BrokersAway unusable(String servers, KafkaException e) {
        var cause = e.getCause() == null ? e : e.getCause();
        if (String.valueOf(cause.getMessage()).contains("resolvable")) {
            return new BrokersAway(servers);
        }
        if (cause instanceof ConfigException) {
            throw new WorkFailed("kafka: " + cause.getMessage() + "; correct it in the configuration", e);
        }
        throw new WorkFailed("Cannot connect to Kafka at " + servers + ": " + cause.getMessage(), e);
    }
}
