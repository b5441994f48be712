package io.loyaltystreams.explain;

import io.loyaltystreams.program.Award;
import io.loyaltystreams.program.ExplainedLine;
import io.loyaltystreams.program.Ratio;
import io.loyaltystreams.program.Shopper;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Currency;
import java.util.Locale;

/** Writes a sheet for people: which order, line by line, then step by step to the award. */
final class SheetText {

    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT);

    /** Of a line, for the eye: how much more there is matters to nobody. */
    private static final int POINT_DIGITS = 2;

    private static final String NONE = "-";

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
        var basket = sheet.basket();
        var rate = basket.rate()
                .map(known -> " at a rate of " + known.toDecimalText())
                .orElse("");
        var paid = BigDecimal.valueOf(basket.paidWithPointsAmount(), digits(basket.currency()));
        return basket.total().toPlainString() + " " + basket.currency() + rate
                + (paid.signum() == 0 ? "" : ", " + paid.toPlainString() + " of it paid with points");
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
                .row("Line", "Article", "Category", "Counts", "", "Rule", "Points", "Multiplied");
        for (var line : sheet.explained().lines()) {
            table.row(
                    line.line().id(),
                    line.line().sku().isEmpty() ? NONE : line.line().sku(),
                    line.line().category().orElse(NONE),
                    counted(line).toPlainString(),
                    line.currency().getCurrencyCode(),
                    line.ruleId().orElse("no rule takes it"),
                    points(line.basePoints()).toPlainString(),
                    points(line.points()).toPlainString());
        }
        return table.text() + (isRounded() ? "Lines are shown rounded; the steps below are exact.\n" : "");
    }

    private boolean isRounded() {
        return sheet.explained().lines().stream()
                .anyMatch(line -> counted(line).compareTo(line.counted().toDecimal()) != 0
                        || points(line.basePoints()).compareTo(line.basePoints().toDecimal()) != 0
                        || points(line.points()).compareTo(line.points().toDecimal()) != 0);
    }

    private static BigDecimal counted(ExplainedLine line) {
        return line.counted().toDecimal().setScale(digits(line.currency()), RoundingMode.HALF_EVEN);
    }

    private static BigDecimal points(Ratio points) {
        return points.toDecimal().setScale(POINT_DIGITS, RoundingMode.HALF_EVEN);
    }

    private static int digits(Currency currency) {
        return Math.max(0, currency.getDefaultFractionDigits());
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
            case NO_RATE -> "a rule counts in base currency, and the order has no rate";
            case NO_POINTS -> "the points round to nothing";
            case NO_ROOM -> "caps leave no room";
        };
    }
}
