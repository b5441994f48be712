package io.loyaltystreams.deadletters;

import io.loyaltystreams.config.Topic;
import io.loyaltystreams.config.Topic.Flow;
import io.loyaltystreams.config.Topics;
import java.util.Arrays;
import java.util.Optional;

/** Where letters may be sent again. */
record Destinations(Topics topics) {

    /** Why a letter must not be sent again to where it came from; empty when it may. */
    Optional<String> refusal(Letter letter) {
        var topic = Arrays.stream(Topic.values())
                .filter(each -> topics.name(each).equals(letter.topic()))
                .findFirst();
        if (topic.isEmpty()) {
            return Optional.of("came from topic " + letter.topic() + ", which is none of those under topics");
        }
        return switch (topic.get()) {
            case PIGGY_INTERACTIVE ->
                Optional.of("is a redemption that Piggy refused; its points were given back, so let the till ask anew");
            case PIGGY_BULK ->
                Optional.of("is a profile that may be out of date; the member's next change brings the whole of it");
            case PIGGY_STANDARD -> Optional.empty();
            default ->
                topic.get().flow() == Flow.IN
                        ? Optional.empty()
                        : Optional.of("came from topic " + letter.topic() + ", which is not an input");
        };
    }

    /**
     * Whether a second replay of one letter is safe. A record goes through the duplicate checks as often as it comes; a command is
     * sent as often as it comes, and when it is refused again there is a new letter to replay.
     */
    boolean canBeRepeated(Letter letter) {
        return !letter.topic().equals(topics.name(Topic.PIGGY_STANDARD));
    }
}
