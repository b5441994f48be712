package io.loyaltystreams.deadletters;

import io.loyaltystreams.config.KafkaProperties;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.AuthenticationException;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.ProducerFencedException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/** What Kafka refused, in one line that says what to do. */
public final class KafkaRefusal extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private KafkaRefusal(String message, Throwable cause) {
        super(message, cause);
    }

    static KafkaRefusal missing(String topic) {
        return new KafkaRefusal(
                "Topic " + topic + " is missing; create it with: loyalty topics create --config FILE", null);
    }

    static KafkaRefusal of(KafkaException refused, KafkaProperties kafka) {
        var servers = kafka.values().get("bootstrap.servers");
        var cause = refused.getClass() == KafkaException.class && refused.getCause() instanceof KafkaException inner
                ? inner
                : refused;
        return new KafkaRefusal(
                switch (cause) {
                    case TimeoutException late ->
                        "No broker answers at " + servers + "; start it, or correct kafka.bootstrap.servers";
                    case AuthenticationException wrong ->
                        "Kafka at " + servers + " refuses the login; correct the sasl and ssl keys under kafka";
                    case AuthorizationException forbidden ->
                        "Kafka at " + servers + " does not allow it (" + forbidden.getMessage()
                                + "); see docs/operations.md for the rights that are needed";
                    case UnknownTopicOrPartitionException unknown ->
                        "A topic is missing; create it with: loyalty topics create --config FILE";
                    case ProducerFencedException fenced ->
                        "Another replay has begun meanwhile; see with dead-letters list what is left";
                    default -> "Kafka at " + servers + " refuses: " + cause.getMessage();
                },
                refused);
    }
}
