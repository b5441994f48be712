package io.loyaltystreams.demo;

import io.loyaltystreams.demo.check.Expectation;
import io.loyaltystreams.demo.check.Expected;
import io.loyaltystreams.demo.check.Observed;
import io.loyaltystreams.demo.check.OutputReader;
import io.loyaltystreams.demo.traffic.Traffic;
import io.loyaltystreams.demo.traffic.TrafficEvent;
import io.loyaltystreams.demo.traffic.TrafficSender;
import io.loyaltystreams.serde.AvroSerdes;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;

/** Sends the traffic, follows it through the service to Piggy, and holds the end against what was expected. */
final class Performance {

    /** A service that was killed may have to wait for its session and its transactions to end. */
    private static final Duration PATIENCE = Duration.ofSeconds(90);

    private static final Duration POLL = Duration.ofMillis(100);

    private final DemoSettings settings;
    private final Stage stage;
    private final LocalService service;
    private final Progress progress;
    private final Observed observed = new Observed();
    private final Crashes crashes;
    private final Settling settling = new Settling(PATIENCE, System::nanoTime);
    private final Stopwatch ledgerWatch = new Stopwatch(System::nanoTime);
    private final Stopwatch piggyWatch = new Stopwatch(System::nanoTime);

    Performance(DemoSettings settings, Stage stage, LocalService service, Progress progress) {
        this.settings = settings;
        this.stage = stage;
        this.service = service;
        this.progress = progress;
        this.crashes = new Crashes(settings.seed(), settings.crashes());
    }

    /**
     * Plays it to the end.
     *
     * @param now what the traffic takes for the present
     * @param toReady how long the start took, in nanoseconds
     */
    DemoReport play(Instant now, long toReady) {
        var traffic = Traffic.of(settings.seed(), settings.orders(), now);
        var expected = Expectation.of(traffic, LocalDate.ofInstant(now, ZoneOffset.UTC));
        follow(traffic, expected);
        var outcome = new Outcome(expected, observed, stage.piggy().holdings());
        var timings = new DemoReport.Timings(
                Summary.rounded(toReady),
                Summary.rounded(ledgerWatch.nanos()),
                Summary.rounded(piggyWatch.nanos()),
                settings.orders() * 1_000_000_000L / Math.max(1, ledgerWatch.nanos()));
        return outcome.report(settings, traffic.size(), crashes.done(), timings);
    }

    private void follow(List<TrafficEvent> traffic, Expected expected) {
        var serdes =
                AvroSerdes.from(Map.of("schema.registry.url", stage.registry().url()));
        try (var reader = new OutputReader(stage.broker().bootstrapServers(), serdes, observed);
                var sender = new TrafficSender(
                        traffic, settings.rate(), stage.broker().bootstrapServers(), serdes)) {
            ledgerWatch.start();
            piggyWatch.start();
            sender.start();
            while (!isOver(sender, expected)) {
                reader.poll(POLL);
                note();
                crashWhenDue(expected);
                service.mustRun();
                progress.show(line(sender, traffic.size(), expected));
            }
        }
    }

    private void note() {
        settling.read(observed.records());
        ledgerWatch.lap(observed.entries() + observed.noEffects());
        piggyWatch.lap(observed.mirrored());
    }

    private void crashWhenDue(Expected expected) {
        if (crashes.due(observed.done(expected))) {
            service.crash();
            settling.excuse();
            progress.say(
                    "Killed the service (%d of %d) and started it again".formatted(crashes.done(), settings.crashes()));
        }
    }

    private boolean isOver(TrafficSender sender, Expected expected) {
        if (!sender.isDone() || !settling.isCalm()) {
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

    private String line(TrafficSender sender, int records, Expected expected) {
        var entries = expected.entries().size();
        return "sent %,d of %,d records, ledger %,d of %,d entries, Piggy %,d of %,d"
                .formatted(sender.sent(), records, observed.entries(), entries, observed.mirrored(), entries);
    }
}
