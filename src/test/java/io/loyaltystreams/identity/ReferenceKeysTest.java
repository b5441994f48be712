package io.loyaltystreams.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ReferenceKeysTest {

    private static final ReferenceKeys PEPPERED = new ReferenceKeys(Optional.of("key"), false);
    private static final ReferenceKeys HASHED = new ReferenceKeys(Optional.of("key"), true);

    /** From sha256sum and from openssl dgst -hmac. */
    @Test
    void anIdIsTheBeginningOfTheHashAndWithAPepperOfTheKeyedHash() {
        assertThat(ReferenceKeys.PLAIN.memberId("card:C-1")).isEqualTo("m-e82af92be858f76433ba42ca462dc44f");
        assertThat(PEPPERED.memberId("card:C-1")).isEqualTo("m-efaa8b5834b312b00ed75f0dfea624f0");
    }

    @Test
    void hashingReferencesMakesNoOtherIds() {
        assertThat(HASHED.memberId("card:C-1")).isEqualTo(PEPPERED.memberId("card:C-1"));
        assertThat(HASHED.memberId(HASHED.key("card:C-1"))).isEqualTo(PEPPERED.memberId("card:C-1"));
        assertThat(HASHED.memberIdAfter(HASHED.key("card:C-1"), "E"))
                .isEqualTo(PEPPERED.memberIdAfter("card:C-1", "E"))
                .isNotEqualTo(PEPPERED.memberId("card:C-1"));
    }

    @Test
    void aHashStandsForItselfAndNamesNothing() {
        String key = HASHED.key("card:C-1");
        assertThat(key).startsWith("hashed:card:").doesNotContain("C-1");
        assertThat(HASHED.key(key)).isEqualTo(key);
        assertThat(HASHED.keys(List.of("card:C-1", key))).containsExactly(key);
        assertThat(Identifiers.of(key)).isEmpty();
        assertThat(Identifiers.email(HASHED.key("email:a@b.test"))).isEmpty();
    }

    @Test
    void kindsAreNotMixedUp() {
        assertThat(HASHED.key("card:1")).isNotEqualTo(HASHED.key("phone:1"));
    }

    @Test
    void referencesAreNotHashedWithoutAPepper() {
        assertThatThrownBy(() -> new ReferenceKeys(Optional.empty(), true)).hasMessageContaining("pepper");
    }

    @Test
    void doesNotShowThePepper() {
        assertThat(HASHED.toString()).doesNotContain("key,", "pepper");
    }
}
