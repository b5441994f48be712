/**
 * The redemption book. In: requests to redeem and their cancellations by redemption id. Out: requests seen for the first time, and
 * each one's cancellation behind it. Must not know members' points.
 */
package io.loyaltystreams.redemptions;
