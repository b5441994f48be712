package io.loyaltystreams.piggy;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;

/** One call to Piggy, and how its answer is read. Its {@code toString} is its name: the content is personal data. */
public final class Call<T> {

    /** Piggy's largest page of loyalty transactions. */
    private static final int PAGE = 100;

    private static final Set<String> MAKES_CONTACT = Set.of("find-or-create-contact", "create-anonymous-contact");

    private final String name;
    private final Request request;
    private final BiFunction<JsonNode, JsonNode, T> reader;

    private Call(String name, Request request, BiFunction<JsonNode, JsonNode, T> reader) {
        this.name = name;
        this.request = request;
        this.reader = reader;
    }

    private static <T> Call<T> of(String name, Request request, Function<JsonNode, T> reader) {
        return new Call<>(name, request, (data, meta) -> reader.apply(data));
    }

    /** Asks only whether the token works. */
    public static Call<Boolean> checkToken() {
        return of("check-token", Request.get(""), data -> true);
    }

    /** The contact of an e-mail address, made if there is none; refused with 60000 when the plan allows no more. */
    public static Call<Contact> findOrCreateContact(String email) {
        return of(
                "find-or-create-contact",
                Request.get("/contacts/find-or-create").with("email", email),
                Bodies::contact);
    }

    /** Refused with 55031 when no contact has that e-mail address. */
    public static Call<Contact> findContact(String email) {
        return of("find-contact", Request.get("/contacts/find-one-by").with("email", email), Bodies::contact);
    }

    /** A contact without e-mail for an identifier that exists; refused with 60014 when the identifier has a contact. */
    public static Call<Contact> createAnonymousContact(String identifier) {
        return of(
                "create-anonymous-contact",
                Request.post("/contacts/anonymous", Map.of("contact_identifier_value", identifier)),
                Bodies::contact);
    }

    /** Gives an anonymous contact its e-mail address. The contact of the answer may be another one: Piggy merges. */
    public static Call<Contact> claimContact(String contactUuid, String email) {
        return of(
                "claim-contact",
                Request.put("/contacts/" + Request.encode(contactUuid) + "/claim", Map.of("email", email)),
                Bodies::contact);
    }

    /** Whether a contact has no e-mail address of its own; refused with 55031 when it is gone. */
    public static Call<Boolean> isAnonymous(String contactUuid) {
        return of("get-contact", Request.get("/contacts/" + Request.encode(contactUuid)), Bodies::anonymous);
    }

    /** Forgets a contact and its transactions; Piggy does it some minutes later. Refused with 55031 when it is gone already. */
    public static Call<Boolean> deleteContact(String contactUuid) {
        return of(
                "delete-contact",
                Request.post("/contacts/" + Request.encode(contactUuid) + "/delete", Map.of("type", "GDPR")),
                data -> true);
    }

    /** Refused with 60003 when it is gone already. */
    public static Call<Boolean> deleteIdentifier(String value) {
        return of(
                "delete-identifier",
                Request.delete("/contact-identifiers").with("contact_identifier_value", value),
                data -> true);
    }

    /**
     * Makes one contact of two: what the source has, the destination gets, and the source disappears. Piggy does it some time
     * later. Refused with 55031 when either is unknown.
     */
    public static Call<Boolean> mergeContacts(String sourceUuid, String destinationUuid) {
        return of(
                "merge-contacts",
                Request.post(
                        "/contacts/merge",
                        Map.of("source_contact_uuid", sourceUuid, "destination_contact_uuid", destinationUuid)),
                data -> true);
    }

    public static Call<Contact> setAttributes(String contactUuid, Map<String, String> attributes) {
        return of(
                "set-attributes",
                Request.put("/contacts/" + Request.encode(contactUuid), Map.of("attributes", attributes)),
                Bodies::contact);
    }

    /** Refused with 60003 when unknown. */
    public static Call<Identifier> findIdentifier(String value) {
        return of(
                "find-identifier",
                Request.get("/contact-identifiers/find").with("contact_identifier_value", value),
                Bodies::identifier);
    }

    /** An identifier without a contact; refused with 60006 when it exists. */
    public static Call<Identifier> createIdentifier(String value) {
        return of(
                "create-identifier",
                Request.post("/contact-identifiers", Map.of("contact_identifier_value", value)),
                Bodies::identifier);
    }

    /** An identifier of a contact; refused with 60006 when it exists. */
    public static Call<Identifier> createIdentifier(String value, String contactUuid) {
        return of(
                "create-identifier",
                Request.post(
                        "/contact-identifiers", Map.of("contact_identifier_value", value, "contact_uuid", contactUuid)),
                Bodies::identifier);
    }

    /** Ties an existing identifier to a contact; refused with 60014 when it has one. */
    public static Call<Identifier> linkIdentifier(String value, String contactUuid) {
        return of(
                "link-identifier",
                Request.put(
                        "/contact-identifiers/link",
                        Map.of("contact_identifier_value", value, "contact_uuid", contactUuid)),
                Bodies::identifier);
    }

    /**
     * Gives credits, or takes them when {@code credits} is below zero. Repeating it gives them again, so an unknown
     * answer must be looked up.
     */
    public static Call<Reception> receiveCredits(String shopUuid, String contactUuid, long credits, String eventId) {
        return of(
                "receive-credits",
                Request.post(
                        "/credit-receptions",
                        Map.of(
                                "shop_uuid",
                                shopUuid,
                                "contact_uuid",
                                contactUuid,
                                "credits",
                                credits,
                                Attribute.EVENT_ID.name(),
                                eventId)),
                Bodies::reception);
    }

    /**
     * A contact's credit receptions from an instant on, newest first.
     *
     * @param page from 1
     */
    public static Call<Receptions> listCredits(String contactUuid, Instant since, int page) {
        var request = transactions(contactUuid, since, page).with("type", "credit_receptions");
        return new Call<>("list-credits", request, (data, meta) -> Bodies.receptions(data, meta, page, PAGE));
    }

    /**
     * Hands out a reward for its price. It carries no id of ours, and repeating it hands it out again, so an unknown answer
     * must be looked up.
     */
    public static Call<RewardReception> handOutReward(String shopUuid, String contactUuid, String rewardUuid) {
        return of(
                "hand-out-reward",
                Request.post(
                        "/reward-receptions",
                        Map.of("shop_uuid", shopUuid, "contact_uuid", contactUuid, "reward_uuid", rewardUuid)),
                Bodies::rewardReception);
    }

    /** Takes a reward back and gives its price again; repeating it may give it twice. */
    public static Call<Reception> takeRewardBack(String handedOutUuid) {
        return of(
                "take-reward-back",
                Request.post("/reward-receptions/" + Request.encode(handedOutUuid) + "/reverse", Map.of()),
                Bodies::reception);
    }

    /**
     * Everything that was given to and taken from a contact from an instant on, newest first.
     *
     * @param page from 1
     */
    public static Call<Transactions> listTransactions(String contactUuid, Instant since, int page) {
        return new Call<>(
                "list-transactions",
                transactions(contactUuid, since, page),
                (data, meta) -> Bodies.transactions(data, meta, page, PAGE));
    }

    private static Request transactions(String contactUuid, Instant since, int page) {
        return Request.get("/loyalty-transactions")
                .with("contact_uuid", contactUuid)
                .with("sort", "-created_at")
                .with("created_at[gte]", Bodies.written(since))
                .with("limit", Integer.toString(PAGE))
                .with("page", Integer.toString(page));
    }

    /** Refused with 60009 when it exists. */
    public static Call<Boolean> createTransactionAttribute(Attribute attribute) {
        return of(
                "create-transaction-attribute",
                Request.post("/loyalty-transaction-attributes", definition(attribute)),
                data -> true);
    }

    /** Refused with 60009 when it exists. */
    public static Call<Boolean> createContactAttribute(Attribute attribute) {
        return of("create-contact-attribute", Request.post("/contact-attributes", definition(attribute)), data -> true);
    }

    private static Map<String, Object> definition(Attribute attribute) {
        return Map.of("name", attribute.name(), "label", attribute.label(), "data_type", "text");
    }

    /** Stable name for metrics and logs. */
    public String name() {
        return name;
    }

    /** Whether Piggy may have to make a contact for it, which the plan may not allow (60000). */
    public boolean makesContact() {
        return MAKES_CONTACT.contains(name);
    }

    Request request() {
        return request;
    }

    T read(JsonNode data, JsonNode meta) {
        return reader.apply(data, meta);
    }

    @Override
    public String toString() {
        return name;
    }
}
