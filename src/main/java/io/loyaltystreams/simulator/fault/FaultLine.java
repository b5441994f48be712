package io.loyaltystreams.simulator.fault;

import io.loyaltystreams.simulator.http.Endpoint;
import io.loyaltystreams.simulator.http.Reply;
import io.loyaltystreams.simulator.http.Request;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLong;

/** Puts the plan's faults between a request and its endpoint, and counts them. */
public final class FaultLine implements Endpoint {

    private final Endpoint inner;
    private final InstantSource clock;
    private volatile Running running;

    public FaultLine(FaultPlan plan, InstantSource clock, Endpoint inner) {
        this.inner = inner;
        this.clock = clock;
        this.running = start(plan);
    }

    public FaultPlan plan() {
        return running.plan();
    }

    /** Follows another plan from its start; the same plan again counts from 1 again. */
    public void follow(FaultPlan plan) {
        running = start(plan);
    }

    /** How often each kind of fault struck since the plan was set. */
    public Map<String, Long> struck() {
        var byKind = new TreeMap<String, Long>();
        running.counters()
                .forEach(counter ->
                        byKind.merge(counter.fault().kind(), counter.struck().get(), Long::sum));
        return byKind;
    }

    @Override
    public Reply answer(Request request) throws InterruptedException {
        var now = running;
        var sinceSet = Duration.between(now.since(), clock.instant());
        Endpoint wrapped = inner;
        for (var counter : now.counters().reversed()) {
            if (counter.strikes(request, sinceSet)) {
                var next = wrapped;
                wrapped = passing -> counter.fault().misbehaviour().act(passing, next);
            }
        }
        return wrapped.answer(request);
    }

    private Running start(FaultPlan plan) {
        var counters = plan.faults().stream()
                .map(fault -> new Counter(fault, new AtomicLong(), new AtomicLong()))
                .toList();
        return new Running(plan, counters, clock.instant());
    }

    private record Running(FaultPlan plan, List<Counter> counters, Instant since) {}

    private record Counter(Fault fault, AtomicLong seen, AtomicLong struck) {

        boolean strikes(Request request, Duration sinceSet) {
            if (!fault.concerns(request)) {
                return false;
            }
            boolean strikes = fault.schedule().strikes(fault.seed(), seen.incrementAndGet(), sinceSet);
            if (strikes) {
                struck.incrementAndGet();
            }
            return strikes;
        }
    }
}
