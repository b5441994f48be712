package io.loyaltystreams.program;

import static io.loyaltystreams.program.Rules.lines;
import static io.loyaltystreams.program.Rules.oneOf;
import static io.loyaltystreams.program.Rules.rule;
import static io.loyaltystreams.program.Rules.when;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ShadowingTest {

    private static EarnRule channel(String id, String... channels) {
        return when(rule(id, "1", "1"), oneOf(channels), OneOf.ANY, OneOf.ANY);
    }

    @Test
    void findsARuleBehindAWiderOne() {
        assertThat(Shadowing.takersOf(channel("pos", "pos"), List.of(rule("all", "1", "1"))))
                .hasValueSatisfying(takers -> assertThat(takers).containsExactly("all"));
    }

    @Test
    void findsARuleBehindSeveralThatCoverItTogether() {
        var both = channel("both", "pos", "web");
        assertThat(Shadowing.takersOf(both, List.of(channel("pos", "pos"), channel("web", "web", "app"))))
                .hasValueSatisfying(takers -> assertThat(takers).containsExactlyInAnyOrder("pos", "web"));
    }

    @Test
    void findsARuleBehindSeveralThatDifferInTwoConditions() {
        var rule = when(rule("rule", "1", "1"), oneOf("pos", "web"), oneOf("EUR", "SEK"), OneOf.ANY);
        var pos = channel("pos", "pos");
        var webEur = when(rule("web-eur", "1", "1"), oneOf("web"), oneOf("EUR"), OneOf.ANY);
        var sek = when(rule("sek", "1", "1"), OneOf.ANY, oneOf("SEK"), OneOf.ANY);

        assertThat(Shadowing.takersOf(rule, List.of(pos, webEur, sek))).isPresent();
        assertThat(Shadowing.takersOf(rule, List.of(pos, webEur))).isEmpty();
    }

    @Test
    void leavesARuleThatTakesValuesNobodyNames() {
        assertThat(Shadowing.takersOf(rule("rest", "1", "1"), List.of(channel("a", "pos"), channel("b", "web"))))
                .isEmpty();
    }

    @Test
    void leavesARuleWhoseLinesAreOnlyPartlyTaken() {
        var food = lines(rule("food", "1", "1"), oneOf("food"), OneOf.ANY);
        var coffee = lines(rule("coffee", "1", "1"), OneOf.ANY, oneOf("coffee"));
        assertThat(Shadowing.takersOf(coffee, List.of(food))).isEmpty();
        assertThat(Shadowing.takersOf(lines(coffee, oneOf("food"), oneOf("coffee")), List.of(food)))
                .isPresent();
    }
}
