package io.loyaltystreams.program;

/**
 * The most points that orders earn; {@link Earnings#UNLIMITED} where there is no cap.
 *
 * @param perOrder of one order
 * @param perMemberDay of one member on one day of the zone, net of returns
 * @param perMemberMonth likewise in one calendar month
 */
public record Caps(long perOrder, long perMemberDay, long perMemberMonth) {

    public static final Caps NONE = new Caps(Earnings.UNLIMITED, Earnings.UNLIMITED, Earnings.UNLIMITED);

    /** Whether what a member earned on other orders matters. */
    public boolean countsPerMember() {
        return perMemberDay != Earnings.UNLIMITED || perMemberMonth != Earnings.UNLIMITED;
    }
}
