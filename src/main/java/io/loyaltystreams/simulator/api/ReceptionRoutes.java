package io.loyaltystreams.simulator.api;

import io.loyaltystreams.simulator.account.Account;
import io.loyaltystreams.simulator.account.Code;
import io.loyaltystreams.simulator.account.CreditReception;
import io.loyaltystreams.simulator.account.Ledger;
import io.loyaltystreams.simulator.account.Line;
import io.loyaltystreams.simulator.account.Receptions;
import io.loyaltystreams.simulator.account.Refusal;
import io.loyaltystreams.simulator.account.RewardReception;
import io.loyaltystreams.simulator.account.Scalar;
import io.loyaltystreams.simulator.http.Json;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** {@code /credit-receptions} and the ledger that lists them. */
final class ReceptionRoutes {

    private static final int DEFAULT_LIMIT = 10;

    private final Account account;
    private final ReceptionShape shape;
    private final InstantSource clock;
    private final BusyContacts busy;
    private final String eventIdAttribute;

    ReceptionRoutes(Account account, InstantSource clock, BusyContacts busy, String eventIdAttribute) {
        this.account = account;
        this.shape = new ReceptionShape(account);
        this.clock = clock;
        this.busy = busy;
        this.eventIdAttribute = eventIdAttribute;
    }

    List<Route> routes() {
        return List.of(
                Route.of("POST", "/credit-receptions", this::create),
                Route.of(
                        "POST",
                        "/credit-receptions/{uuid}/reverse",
                        call -> Envelope.of(shape.of(account.receptions().reverse(call.uuid())))),
                Route.of("GET", "/credit-receptions/calculate", this::calculate),
                Route.of("GET", "/loyalty-transactions", this::list));
    }

    private Envelope create(Call call) throws InterruptedException {
        var fields = call.fields();
        var shop = fields.text("shop_uuid");
        var contact = fields.text("contact_uuid");
        var credits = fields.optionalWhole("credits");
        var unitValue = fields.optionalDecimal("unit_value");
        if (fields.all().get("credits") == null) {
            fields.required("unit_value", unitValue);
        }
        var unit = fields.optionalText("unit_name");
        var identifier = fields.optionalText("contact_identifier_value");
        var pos = fields.optionalText("pos_transaction_uuid").or(() -> fields.optionalText("pos_transaction_id"));
        fields.verify();
        if (pos.isPresent()) {
            // they are made on the Register family only, which is not simulated
            throw new Refusal(Code.POS_TRANSACTION_UNKNOWN);
        }
        var request = new Receptions.Request(
                shop,
                contact,
                credits,
                unitValue,
                unit,
                identifier,
                fields.all(),
                Optional.ofNullable(fields.all().get(eventIdAttribute)).flatMap(Scalar::text),
                call.request().ledgerLag());
        return Envelope.of(
                shape.of(busy.alone(contact, () -> account.receptions().create(request))));
    }

    private Envelope calculate(Call call) {
        var fields = call.fields();
        var shop = fields.text("shop_uuid");
        var unitValue = fields.required("unit_value", fields.optionalDecimal("unit_value"));
        var contact = fields.optionalText("contact_uuid");
        var unit = fields.optionalText("unit_name");
        fields.verify();
        return Envelope.of(
                Json.object("credits", account.receptions().calculate(shop, unitValue.orElseThrow(), contact, unit)));
    }

    private Envelope list(Call call) {
        var fields = call.fields();
        var paging = Paging.read(fields, DEFAULT_LIMIT);
        var type = fields.optionalChoice("type", Type::named);
        var shop = fields.optionalText("shop_uuid");
        var contact = fields.optionalText("contact_uuid");
        var created = DateFilter.read(fields);
        fields.verify();
        Predicate<Line> kind =
                line -> type.map(wanted -> wanted == typeOf(line)).orElse(true);
        var query = new Ledger.Query(contact, shop, created, kind, paging.newestFirst());
        return paging.page(account.ledger().list(query, clock.instant()).toList(), shape::of);
    }

    private static Type typeOf(Line line) {
        return switch (line) {
            case CreditReception credits -> Type.CREDIT_RECEPTIONS;
            case RewardReception reward -> Type.REWARD_RECEPTIONS;
        };
    }

    /** What the ledger can be asked for; callers send the plural and the singular. */
    private enum Type {
        CREDIT_RECEPTIONS,
        REWARD_RECEPTIONS;

        static Optional<Type> named(String name) {
            return switch (name) {
                case "credit_receptions", "credit_reception" -> Optional.of(CREDIT_RECEPTIONS);
                case "reward_receptions", "reward_reception" -> Optional.of(REWARD_RECEPTIONS);
                default -> Optional.empty();
            };
        }
    }
}
