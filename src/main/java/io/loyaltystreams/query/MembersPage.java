package io.loyaltystreams.query;

import io.loyaltystreams.http.Page;
import io.loyaltystreams.http.PageAnswer;
import java.util.Map;

/** What a member has, by any reference, wherever the account is kept. */
final class MembersPage implements Page {

    static final String PATH = "/members";
    static final String REFERENCE = "ref";

    private final MemberLookup lookup;

    MembersPage(MemberLookup lookup) {
        this.lookup = lookup;
    }

    @Override
    public String path() {
        return PATH;
    }

    @Override
    public PageAnswer answer(Map<String, String> query) {
        return Wanted.parse(query.getOrDefault(REFERENCE, ""))
                .map(this::find)
                .orElseGet(() -> PageAnswer.refusal(400, REFERENCE + ": " + Wanted.expected()));
    }

    private PageAnswer find(Wanted wanted) {
        try {
            return lookup.find(wanted)
                    .map(found -> new PageAnswer(200, found.toString()))
                    .orElseGet(() -> PageAnswer.refusal(404, "no member is known by this reference"));
        } catch (NotReadable e) {
            return PageAnswer.refusal(503, e.getMessage());
        } catch (NeighbourFailed e) {
            return PageAnswer.refusal(e.status(), e.getMessage());
        }
    }
}
