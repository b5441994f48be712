package io.loyaltystreams.explain;

import io.loyaltystreams.program.Award;
import io.loyaltystreams.program.ExplainedLine;
import io.loyaltystreams.program.Shopper;
import java.math.BigDecimal;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Writes a sheet for people: which order, line by line, then step by step to the award. */
final class SheetText {

    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT);

    private final Sheet sheet;

    SheetText(Sheet sheet) {
        this.sheet = sheet;
    }

    String text() {
        return header() + "\n" + lines() + "\n" + steps();
    }

    private String header() {
        var basket = sheet.basket();
        var edition = sheet.program().edition();
        return "Order " + basket.id() + " of " + MINUTE.format(sheet.placedAt()) + " (" + edition.zone() + "), channel "
                + basket.channel() + basket.shop().map(shop -> ", shop " + shop).orElse("") + ", "
                + total() + "\n"
                + "Program " + edition.program() + ", version " + edition.version() + ", in force since "
                + MINUTE.format(ZonedDateTime.ofInstant(edition.effectiveFrom(), edition.zone())) + "\n"
                + member(sheet.member()) + "\n";
    }

    private String total() {
        return sheet.basket().total().toPlainString() + " " + sheet.basket().currency()
                + sheet.basket()
                        .rate()
                        .map(rate -> " at a rate of " + rate.toDecimalText())
                        .orElse("");
    }

    private static String member(Shopper member) {
        return "Member "
                + member.tier()
                        .map(tier -> "in tier " + tier + multiplied(member))
                        .orElse("without a tier") + ", orders before: " + member.orders();
    }

    private static String multiplied(Shopper member) {
        return member.multiplier()
                .map(factor -> ", which multiplies by " + factor.toDecimalText())
                .orElse("");
    }

    private String lines() {
        var table = new TextTable()
                .numbers(3, 6, 7)
                .row("Line", "Article", "Category", "Counts", "", "Rule", "Base", "Points");
        for (var line : sheet.explained().lines()) {
            table.row(
                    line.line().id(),
                    line.line().sku(),
                    line.line().category().orElse("-"),
                    counted(line),
                    line.currency().getCurrencyCode(),
                    line.ruleId().orElse("no rule takes it"),
                    line.basePoints().toDecimalText(),
                    line.points().toDecimalText());
        }
        return table.text();
    }

    /** With the currency's own decimals at least. */
    private static String counted(ExplainedLine line) {
        var amount = new BigDecimal(line.counted().toDecimalText());
        int digits = Math.max(0, line.currency().getDefaultFractionDigits());
        return amount.setScale(Math.max(digits, amount.scale())).toPlainString();
    }

    private String steps() {
        var award = sheet.explained().award();
        var table = new TextTable().numbers(1).row("Step", "Points", "Why");
        award.steps().forEach(step -> table.row(step.ruleId(), step.points(), step.note()));
        return table.row("award", Long.toString(award.points()), why(award)).text();
    }

    private static String why(Award award) {
        return switch (award.outcome()) {
            case EARNED -> "";
            case NO_RULE -> "no rule takes any line, and no campaign gives a bonus";
            case NO_POINTS -> "the points round to nothing";
            case NO_ROOM -> "caps leave no room";
        };
    }
}
