package io.loyaltystreams.simulator.fault;

import java.time.Duration;
import java.util.Optional;

/**
 * When a fault strikes; all parts must agree.
 *
 * @param probability of each request on its own
 * @param every only each n-th request
 * @param from first request concerned, counted from 1 among those that match the fault's route
 * @param to last request concerned
 * @param starts how long after the plan was set
 * @param ends how long after the plan was set it is over
 */
record Schedule(
        Optional<Chance> probability, long every, long from, long to, Duration starts, Optional<Duration> ends) {

    boolean strikes(long seed, long request, Duration sinceSet) {
        return request >= from
                && request <= to
                && request % every == 0
                && sinceSet.compareTo(starts) >= 0
                && ends.map(end -> sinceSet.compareTo(end) < 0).orElse(true)
                && probability.map(chance -> chance.of(seed, request)).orElse(true);
    }
}
