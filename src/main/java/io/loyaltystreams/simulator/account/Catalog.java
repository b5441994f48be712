package io.loyaltystreams.simulator.account;

import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;

/** The products of the account, or their categories. No error codes are known for them but 1003. */
public final class Catalog {

    private static final String KEY = "external_identifier";

    private final Desk desk;
    private final NavigableMap<Integer, Article> byId = new ConcurrentSkipListMap<>();
    private final Map<String, Integer> idByKey = new ConcurrentHashMap<>();
    private final Map<String, Integer> idByUuid = new ConcurrentHashMap<>();

    Catalog(Desk desk) {
        this.desk = desk;
    }

    /** What a caller says of one. */
    public record Request(String key, String name, Optional<String> description, List<String> categories) {}

    /** Oldest first. */
    public List<Article> all() {
        return List.copyOf(byId.values());
    }

    /**
     * The one with this uuid.
     *
     * @throws Refusal 1003
     */
    public Article get(String uuid) {
        return known("uuid", idByUuid.get(uuid));
    }

    /**
     * The one with the account's own identifier.
     *
     * @throws Refusal 1003
     */
    public Article find(String key) {
        return known(KEY, idByKey.get(key));
    }

    /**
     * A new one.
     *
     * @throws Refusal 1003 if there is one of this identifier
     */
    public Article create(Request request) {
        return desk.write(() -> {
            if (idByKey.containsKey(request.key())) {
                throw Refusal.invalid(KEY, "The external identifier has already been taken.");
            }
            return make(request);
        });
    }

    /** The one of this identifier, unchanged, or a new one. */
    public Article findOrCreate(Request request) {
        return desk.write(() -> idByKey.containsKey(request.key()) ? find(request.key()) : make(request));
    }

    /**
     * Changes everything but the identifier.
     *
     * @throws Refusal 1003
     */
    public Article update(String uuid, Optional<String> name, Optional<String> description, List<String> categories) {
        return desk.write(() -> {
            var before = get(uuid);
            return keep(new Article(
                    before.id(),
                    uuid,
                    before.key(),
                    name.orElse(before.name()),
                    description.or(before::description),
                    categories.isEmpty() ? before.categories() : categories));
        });
    }

    /**
     * Takes it away.
     *
     * @param uuidOrKey Piggy takes either
     * @throws Refusal 1003
     */
    public void delete(String uuidOrKey) {
        desk.write(() -> {
            var gone = idByUuid.containsKey(uuidOrKey) ? get(uuidOrKey) : find(uuidOrKey);
            idByKey.remove(gone.key());
            idByUuid.remove(gone.uuid());
            return byId.remove(gone.id());
        });
    }

    private Article make(Request request) {
        return keep(new Article(
                desk.ids().number(),
                desk.ids().uuid(),
                request.key(),
                request.name(),
                request.description(),
                request.categories()));
    }

    private Article keep(Article article) {
        byId.put(article.id(), article);
        idByKey.put(article.key(), article.id());
        idByUuid.put(article.uuid(), article.id());
        return article;
    }

    private Article known(String field, Integer id) {
        return Optional.ofNullable(id)
                .map(byId::get)
                .orElseThrow(() -> Refusal.invalid(field, "The selected %s is invalid.".formatted(field)));
    }
}
