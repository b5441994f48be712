package io.loyaltystreams.simulator.account;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Comparator;
import java.util.List;

/**
 * The loyalty program as the dashboard would have set it up: no route changes it.
 *
 * @param maxAmount most credits that one reception may give
 * @param factor credits for one unit
 * @param tiers lowest first, the first one from 0 credits
 */
public record Program(
        int id, String name, long maxAmount, String creditName, BigDecimal factor, List<Tier> tiers, List<Form> forms) {

    public static final Program DEFAULT = new Program(
            6,
            "Simulated Club",
            1_000_000_000L,
            "Credits",
            BigDecimal.ONE,
            List.of(
                    new Tier("11111111-0000-4000-8000-000000000001", "Bronze", "First step", 1, 0),
                    new Tier("11111111-0000-4000-8000-000000000002", "Silver", "Second step", 2, 500),
                    new Tier("11111111-0000-4000-8000-000000000003", "Gold", "Third step", 3, 2000)),
            List.of(
                    form("11111111-0000-4000-8000-000000000011", "Join the club", "PUBLISHED", "PUBLIC"),
                    form("11111111-0000-4000-8000-000000000012", "Next year's form", "DRAFT", "PRIVATE")));

    public Program {
        tiers = List.copyOf(tiers);
        forms = List.copyOf(forms);
    }

    private static Form form(String uuid, String name, String status, String type) {
        return new Form(uuid, name, status, "https://forms.example.test/" + uuid, type);
    }

    /** Whole credits for a value: rounded down, as the simulated program has it. */
    public long creditsFor(BigDecimal unitValue) {
        return unitValue.multiply(factor).setScale(0, RoundingMode.FLOOR).longValueExact();
    }

    public Tier tierFor(Standing standing) {
        return tiers.stream()
                .filter(tier -> tier.from() <= standing.received())
                .max(Comparator.comparingLong(Tier::from))
                .orElseThrow();
    }
}
