package io.loyaltystreams.program.file;

import java.util.Optional;
import java.util.Set;

/** The ids of the rules of one program: base rules, campaigns and activities share them, since every point names its rule. */
final class RuleIds {

    /** Names of steps that every explanation may have; a rule of that name could not be told from them. */
    private static final Set<String> RESERVED =
            Set.of("no-rule", "rounding", "tiers", "stacking", "signup", "caps", "referral", "return");

    private final Distinct distinct = new Distinct("an id of its own");

    Type<String> type() {
        return Scalars.TEXT.then(this::check);
    }

    private Optional<String> check(Value value, String id) {
        return RESERVED.contains(id) || id.startsWith("caps.")
                ? value.refuse("an id other than " + id + ", which explanations use themselves")
                : distinct.check(value, id);
    }
}
