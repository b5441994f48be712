package io.loyaltystreams.torture;

import io.loyaltystreams.demo.PiggyTraffic;
import io.loyaltystreams.demo.Progress;
import io.loyaltystreams.demo.Settling;
import io.loyaltystreams.demo.Stage;
import io.loyaltystreams.demo.StagedRun;
import io.loyaltystreams.demo.check.Expectation;
import io.loyaltystreams.demo.check.Expected;
import io.loyaltystreams.demo.check.Observed;
import io.loyaltystreams.demo.check.OutputReader;
import io.loyaltystreams.demo.traffic.Traffic;
import io.loyaltystreams.demo.traffic.TrafficEvent;
import io.loyaltystreams.demo.traffic.TrafficSender;
import io.loyaltystreams.serde.AvroSerdes;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Sends traffic while things break, lets everything settle, and holds the end against what was expected. */
final class Ordeal {

    private static final int ORDERS_PER_SECOND = 10;
    private static final int SECONDS_PER_REDEEMER = 2;

    /** Both instances together: the service's default for each. */
    private static final int MOST_UNDER_WAY = 2 * 16;

    /** Sessions, open transactions and waiting work must come to their end. */
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private static final Duration WEATHER_HOLDS = Duration.ofSeconds(8);
    private static final Duration POLL = Duration.ofMillis(100);

    private final TortureSettings settings;
    private final int grant;
    private final Stage stage;
    private final List<Victim> victims;
    private final Progress progress;
    private final Observed observed = new Observed();
    private final CallRate rate = new CallRate();
    private final Map<String, Long> faults = new TreeMap<>();
    private final Settling settling = new Settling(PATIENCE, System::nanoTime);
    private final Weather weather;
    private long weatherChangesAt = System.nanoTime();
    private boolean calm;

    Ordeal(TortureSettings settings, int grant, Stage stage, List<Victim> victims, Progress progress) {
        this.settings = settings;
        this.grant = grant;
        this.stage = stage;
        this.victims = victims;
        this.progress = progress;
        this.weather = new Weather(settings.seed(), grant);
    }

    /**
     * Suffers to the end.
     *
     * @param now what the traffic takes for the present
     */
    TortureReport suffer(StagedRun run, Instant now) {
        var seconds = Math.max(1, settings.duration().toSeconds());
        var redeemers = Math.toIntExact(1 + seconds / SECONDS_PER_REDEEMER);
        var orders = Math.toIntExact(ORDERS_PER_SECOND * seconds);
        var traffic = Redeemers.among(Traffic.of(settings.seed(), orders, now), redeemers, now);
        var expected = Expectation.of(traffic, LocalDate.ofInstant(now, ZoneOffset.UTC))
                .with(Redeemers.entries(redeemers));
        var tormentor = new Tormentor(victims, stage.broker(), progress, settings.seed(), settings.duration());
        run.atTheEnd(tormentor::close);
        follow(traffic, Math.toIntExact(Math.ceilDiv(traffic.size(), seconds)), redeemers, expected, tormentor);
        look();
        return new Verdict(
                        expected,
                        observed,
                        stage.piggy().holdings(),
                        stage.piggy().effects())
                .report(settings, traffic.size(), tormentor, calls(), faults, rate.above(grant, MOST_UNDER_WAY));
    }

    private void follow(
            List<TrafficEvent> traffic, int perSecond, int redeemers, Expected expected, Tormentor tormentor) {
        var registry = stage.registry().url();
        var serdes = AvroSerdes.from(Map.of("schema.registry.url", registry));
        var servers = stage.broker().bootstrapServers();
        try (var reader = new OutputReader(servers, serdes, observed);
                var sender = new TrafficSender(traffic, perSecond, servers, serdes);
                var redeeming = new Redeemers(redeemers, Clock.systemUTC(), servers, registry)) {
            sender.start();
            tormentor.start();
            while (!isOver(sender, tormentor, expected)) {
                reader.poll(POLL);
                settling.read(observed.records());
                redeeming.act(observed);
                changeWeather(sender.isDone() && tormentor.isDone());
                progress.show("sent %,d of %,d records, ledger %,d of %,d entries, Piggy %,d"
                        .formatted(
                                sender.sent(),
                                traffic.size(),
                                observed.entries(),
                                expected.entries().size(),
                                observed.mirrored()));
            }
        }
    }

    private boolean isOver(TrafficSender sender, Tormentor tormentor, Expected expected) {
        if (!sender.isDone() || !tormentor.isDone()) {
            settling.excuse();
            return false;
        }
        if (!calm || !settling.isCalm()) {
            return false;
        }
        var missing = observed.missing(expected);
        if (!missing.isEmpty() && settling.isStuck()) {
            progress.say("Nothing more came for %d s; still missing: %s"
                    .formatted(PATIENCE.toSeconds(), String.join(", ", missing)));
            return true;
        }
        return missing.isEmpty();
    }

    private void changeWeather(boolean forTheEnd) {
        if (calm || (!forTheEnd && System.nanoTime() < weatherChangesAt)) {
            return;
        }
        weatherChangesAt = System.nanoTime() + WEATHER_HOLDS.toNanos();
        calm = forTheEnd;
        look();
        var plan = calm ? Weather.calm() : weather.next();
        stage.piggy().follow(plan.yaml());
        progress.say("Piggy: " + plan.name());
    }

    /** Faults are counted for one plan, and seconds for an hour. */
    private void look() {
        PiggyTraffic traffic = stage.piggy().traffic();
        rate.note(traffic.requests());
        traffic.faults().forEach((kind, times) -> faults.merge(kind, times, Long::sum));
    }

    private TortureReport.Calls calls() {
        return new TortureReport.Calls(
                rate.calls(),
                grant,
                rate.most(1),
                rate.most(10),
                rate.most(60),
                stage.piggy().traffic().throttled());
    }
}
