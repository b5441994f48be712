package io.loyaltystreams.sink;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What Piggy called what it made for commands that can carry no id of ours: rewards handed out, and taken back. Without it a
 * member's earlier redemption could be taken for one whose answer was lost. The least used member is forgotten.
 */
final class Made {

    private final Map<String, Map<String, String>> uuidByCommand;

    Made(int members) {
        uuidByCommand = new LinkedHashMap<>(16, 0.75f, true) {
            @Override
            protected boolean removeEldestEntry(Map.Entry<String, Map<String, String>> eldest) {
                return size() > members;
            }
        };
    }

    void learn(String member, String command, String uuid) {
        uuidByCommand.computeIfAbsent(member, id -> new HashMap<>()).put(command, uuid);
    }

    Optional<String> by(String member, String command) {
        return Optional.ofNullable(uuidByCommand.getOrDefault(member, Map.of()).get(command));
    }

    boolean isKnown(String member, String uuid) {
        return uuidByCommand.getOrDefault(member, Map.of()).containsValue(uuid);
    }

    void clear() {
        uuidByCommand.clear();
    }
}
