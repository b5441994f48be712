package io.loyaltystreams.program.file;

import io.loyaltystreams.program.AmountRule;
import io.loyaltystreams.program.AmountRule.Basis;
import io.loyaltystreams.program.Caps;
import io.loyaltystreams.program.Earning;
import io.loyaltystreams.program.EarningPolicy;
import io.loyaltystreams.program.Earnings;
import io.loyaltystreams.program.Edition;
import io.loyaltystreams.program.NegativeBalance;
import io.loyaltystreams.program.Program;
import io.loyaltystreams.program.Rounding;
import io.loyaltystreams.program.Stacking;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Reads a whole program: one method for each section of the file that has no reader of its own. */
final class ProgramReader {

    private static final Map<String, Rounding> ROUNDINGS =
            Arrays.stream(Rounding.values()).collect(Collectors.toMap(Rounding::toString, Function.identity()));

    private ProgramReader() {}

    static Optional<Program> program(Value file) {
        return file.section().flatMap(ProgramReader::read);
    }

    private static Optional<Program> read(Section file) {
        var edition = edition(file);
        var earning = earning(file, edition);
        var signupBonus = file.optional("signup", ProgramReader::signupBonus);
        var expiry = file.optional("expiry", value -> ExpiryReader.expiry(value, edition.map(Edition::zone)));
        var negative = file.optional(
                "negative-balance",
                Scalars.choice(Map.of("allow", NegativeBalance.ALLOW, "forgive", NegativeBalance.FORGIVE)));
        var tiers = file.optional("tiers", TiersReader::tiers);
        return file.build(() -> new Program(
                edition.orElseThrow(),
                earning.orElseThrow(),
                signupBonus.orElse(0),
                List.of(),
                Optional.empty(),
                Map.of(),
                Optional.empty(),
                expiry,
                negative.orElse(NegativeBalance.ALLOW),
                tiers));
    }

    private static Optional<Edition> edition(Section file) {
        var program = file.required("program", Scalars::text);
        var version = file.required("version", Scalars.wholeNumberFrom(1));
        var zone = file.required("zone", Scalars::zone);
        var from = file.required("effective-from", Scalars.moment(zone));
        var currency = file.required("base-currency", Scalars::currency);
        return program.isEmpty() || version.isEmpty() || zone.isEmpty() || from.isEmpty() || currency.isEmpty()
                ? Optional.empty()
                : Optional.of(new Edition(program.get(), version.get(), from.get(), zone.get(), currency.get()));
    }

    private static Optional<Earning> earning(Section file, Optional<Edition> edition) {
        var rules = file.required("earn", EarnReader::rules);
        var amount = file.optional("amount", ProgramReader::amount);
        var rounding = file.optional("rounding", Scalars.choice(ROUNDINGS));
        var cap = file.optional("caps", ProgramReader::perOrderCap);
        return rules.flatMap(read -> edition.map(found -> new Earning(new EarningPolicy(
                found.baseCurrency(),
                read,
                List.of(),
                Stacking.BEST,
                amount.orElse(AmountRule.DEFAULT),
                rounding.orElse(Rounding.FLOOR),
                new Caps(cap.orElse(Earnings.UNLIMITED), Earnings.UNLIMITED, Earnings.UNLIMITED)))));
    }

    private static Optional<AmountRule> amount(Value value) {
        return value.section().flatMap(section -> {
            var basis = section.optional("basis", Scalars.choice(Map.of("gross", Basis.GROSS, "net", Basis.NET)));
            var shipping = section.optional("shipping", Scalars::flag);
            return section.build(() -> new AmountRule(
                    basis.orElse(AmountRule.DEFAULT.basis()), shipping.orElse(AmountRule.DEFAULT.shipping())));
        });
    }

    private static Optional<Long> perOrderCap(Value value) {
        return value.section().flatMap(section -> {
            var perOrder = section.optional("per-order", Scalars.wholeNumberFrom(1));
            return section.build(() -> perOrder.map(Integer::longValue).orElse(Earnings.UNLIMITED));
        });
    }

    private static Optional<Integer> signupBonus(Value value) {
        return value.section().flatMap(section -> {
            var bonus = section.required("bonus", Scalars.wholeNumberFrom(0));
            return section.build(bonus::orElseThrow);
        });
    }
}
