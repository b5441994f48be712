package io.loyaltystreams.simulator;

import io.loyaltystreams.simulator.account.Account;
import io.loyaltystreams.simulator.account.Ids;
import io.loyaltystreams.simulator.api.PiggyApi;
import io.loyaltystreams.simulator.control.Controlled;
import io.loyaltystreams.simulator.control.Traffic;
import io.loyaltystreams.simulator.fault.FaultLine;
import io.loyaltystreams.simulator.fault.FaultPlan;
import io.loyaltystreams.simulator.gate.Gate;
import io.loyaltystreams.simulator.http.Endpoint;
import io.loyaltystreams.simulator.http.Reply;
import io.loyaltystreams.simulator.http.Request;
import java.time.InstantSource;

/** The parts in the order in which a request meets them: traffic count, gate, faults, API, account. */
final class Simulation implements Endpoint, Controlled {

    private final SimulatorSettings settings;
    private final InstantSource clock;
    private final FaultLine faultLine;
    private final Gate gate;
    private final Traffic traffic;
    private volatile State state;

    /** What a reset replaces, all at once. */
    private record State(Account account, PiggyApi api) {}

    Simulation(SimulatorSettings settings, InstantSource clock) {
        this.settings = settings;
        this.clock = clock;
        this.state = fresh();
        this.faultLine =
                new FaultLine(settings.faults(), clock, request -> state.api().answer(request));
        this.gate = new Gate(settings.token(), settings.faults().limit().orElse(settings.limit()), clock, faultLine);
        this.traffic = new Traffic(clock, gate);
    }

    @Override
    public Reply answer(Request request) throws InterruptedException {
        return traffic.answer(request);
    }

    @Override
    public Account account() {
        return state.account();
    }

    @Override
    public FaultLine faultLine() {
        return faultLine;
    }

    @Override
    public Traffic traffic() {
        return traffic;
    }

    @Override
    public void follow(FaultPlan plan) {
        faultLine.follow(plan);
        gate.change(plan.limit().orElse(settings.limit()));
    }

    @Override
    public void reset() {
        state = fresh();
        traffic.reset();
        follow(faultLine.plan());
    }

    private State fresh() {
        var account =
                new Account(settings.shops(), settings.program(), settings.choices(), new Ids(settings.seed()), clock);
        account.rewards().put(settings.rewards());
        return new State(account, new PiggyApi(account, clock, settings.creationTime(), settings.eventIdAttribute()));
    }
}
