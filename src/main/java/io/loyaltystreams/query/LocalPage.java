package io.loyaltystreams.query;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.loyaltystreams.http.Page;
import io.loyaltystreams.http.PageAnswer;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/** What this instance keeps itself, for the other instances. What is not known is an empty object. */
final class LocalPage implements Page {

    static final String PATH = "/members/local";
    static final String REFERENCE = "reference";
    static final String MEMBER = "member";
    static final String MEMBER_ID = "memberId";
    static final String BECAME = "became";

    private final Supplier<LocalMembers> local;

    LocalPage(Supplier<LocalMembers> local) {
        this.local = local;
    }

    @Override
    public String path() {
        return PATH;
    }

    @Override
    public PageAnswer answer(Map<String, String> query) {
        if (query.containsKey(REFERENCE)) {
            return read(members -> members.memberOf(query.get(REFERENCE))
                    .map(id -> JsonNodeFactory.instance.objectNode().put(MEMBER_ID, id)));
        }
        if (query.containsKey(MEMBER)) {
            var id = query.get(MEMBER);
            return read(members -> members.account(id)
                    .map(account -> MemberJson.of(id, account))
                    .or(() -> members.became(id).map(LocalPage::became)));
        }
        return PageAnswer.refusal(400, "expected " + REFERENCE + " or " + MEMBER + "; people ask " + MembersPage.PATH);
    }

    private static ObjectNode became(String memberId) {
        return JsonNodeFactory.instance.objectNode().put(BECAME, memberId);
    }

    private PageAnswer read(Function<LocalMembers, Optional<ObjectNode>> question) {
        try {
            var found = question.apply(local.get());
            return new PageAnswer(
                    200, found.orElseGet(JsonNodeFactory.instance::objectNode).toString());
        } catch (NotReadable e) {
            return PageAnswer.refusal(503, e.getMessage());
        }
    }
}
