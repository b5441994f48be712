package io.loyaltystreams.explain;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.loyaltystreams.program.ExplainedLine;
import io.loyaltystreams.program.Ratio;
import io.loyaltystreams.program.Step;

/** Writes a sheet as JSON. Decimals are texts, as in posted entries, so that no reader rounds them. */
final class SheetJson {

    private SheetJson() {}

    static String of(Sheet sheet) {
        var edition = sheet.program().edition();
        var award = sheet.explained().award();
        var json = JsonNodeFactory.instance
                .objectNode()
                .put("orderId", sheet.basket().id())
                .put("placedAt", sheet.basket().placedAt().toString())
                .put("day", sheet.placedAt().toLocalDate().toString())
                .put("zone", edition.zone().getId())
                .put("currency", sheet.basket().currency().getCurrencyCode())
                .put("rate", sheet.basket().rate().map(Ratio::toDecimalText).orElse(null))
                .put("program", edition.program())
                .put("version", edition.version())
                .put("tier", sheet.member().tier().orElse(null))
                .put(
                        "tierMultiplier",
                        sheet.member().multiplier().map(Ratio::toDecimalText).orElse(null))
                .put("ordersBefore", sheet.member().orders());
        var lines = json.putArray("lines");
        sheet.explained().lines().forEach(line -> lines.add(line(line)));
        var steps = json.putArray("steps");
        award.steps().forEach(step -> steps.add(step(step)));
        var failed = json.putArray("failedConditions");
        award.failed().forEach(failed::add);
        return json.put("outcome", award.outcome().name())
                .put("points", award.points())
                .toPrettyString();
    }

    private static ObjectNode line(ExplainedLine line) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("lineId", line.line().id())
                .put("sku", line.line().sku())
                .put("category", line.line().category().orElse(null))
                .put("counted", line.counted().toDecimalText())
                .put("currency", line.currency().getCurrencyCode())
                .put("ruleId", line.ruleId().orElse(null))
                .put("basePoints", line.basePoints().toDecimalText())
                .put("points", line.points().toDecimalText());
    }

    private static ObjectNode step(Step step) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("ruleId", step.ruleId())
                .put("points", step.points())
                .put("note", step.note());
    }
}
