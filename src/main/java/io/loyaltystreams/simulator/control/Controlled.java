package io.loyaltystreams.simulator.control;

import io.loyaltystreams.simulator.account.Account;
import io.loyaltystreams.simulator.fault.FaultLine;
import io.loyaltystreams.simulator.fault.FaultPlan;

/** What the control routes need of the running simulator. */
public interface Controlled {

    Account account();

    FaultLine faultLine();

    Traffic traffic();

    /** Follows another plan and its rate limit. */
    void follow(FaultPlan plan);

    /** Starts anew with an empty account, the same ids and the present plan from its start. */
    void reset();
}
