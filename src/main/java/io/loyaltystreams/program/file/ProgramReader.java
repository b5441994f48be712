package io.loyaltystreams.program.file;

import io.loyaltystreams.program.Edition;
import io.loyaltystreams.program.NegativeBalance;
import io.loyaltystreams.program.Program;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads a whole program, each part with its own reader. */
final class ProgramReader {

    static final Type<Program> PROGRAM = Type.section(ProgramReader::read);

    private ProgramReader() {}

    private static Optional<Program> read(Section file) {
        var ids = new RuleIds();
        var edition = edition(file);
        var zone = edition.map(Edition::zone);
        var earning = EarningReader.read(file, ids, edition);
        var signupBonus = BonusReader.signup(file);
        var activities = BonusReader.activities(file, ids);
        var referral = BonusReader.referral(file);
        var rewards = UseReader.rewards(file);
        var hold = UseReader.hold(file, zone);
        var expiry = file.optional(
                "expiry",
                ExpiryReader.expiry(zone),
                "When points end, and who hears of it; they never end if left out.");
        var negative = file.optional(
                "negative-balance",
                Scalars.choice(List.of(NegativeBalance.values())),
                "What a return takes beyond the balance becomes a debt (allow) or is written off (forgive); allow if"
                        + " left out.");
        var tiers = file.optional("tiers", TiersReader.TIERS, "The program's tiers; it has none if left out.");
        return file.build(() -> new Program(
                edition.orElseThrow(),
                earning.orElseThrow(),
                signupBonus.orElse(0L),
                activities.orElse(List.of()),
                referral,
                rewards.orElse(Map.of()),
                hold,
                expiry,
                negative.orElse(NegativeBalance.ALLOW),
                tiers));
    }

    private static Optional<Edition> edition(Section file) {
        var program = file.required("program", Scalars.TEXT, "The program's id, the same in all its versions.");
        var version = file.required(
                "version", Scalars.wholeFrom(1), "Number of this version; a folder holds one file for each.");
        var zone = file.required("zone", Times.ZONE, "The time zone that decides on which day something falls.");
        var from = file.required(
                "effective-from",
                Times.moment(zone),
                "On the zone's clocks. An event uses the version in force at its own time.");
        var currency = file.required(
                "base-currency", Scalars.CURRENCY, "ISO 4217 code of the currency that others are converted to.");
        return program.isEmpty() || version.isEmpty() || zone.isEmpty() || from.isEmpty() || currency.isEmpty()
                ? Optional.empty()
                : Optional.of(new Edition(program.get(), version.get(), from.get(), zone.get(), currency.get()));
    }
}
