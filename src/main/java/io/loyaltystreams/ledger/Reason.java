package io.loyaltystreams.ledger;

/** Why an event changed no balance; the values of {@code NoEffect.reason}, and of a redemption's refusal. */
public enum Reason {
    /** Its id was read before. */
    DUPLICATE,
    /** Its member was erased, and it happened before that. */
    ERASED,
    /** Nobody is known by the references that are to be erased. */
    UNKNOWN_MEMBER,
    /** The member has not become another, or not the one who is named. */
    NOT_MERGED,
    /** More came for the member than one message can name. */
    TOO_MUCH,
    /** The order names no member. */
    GUEST,
    /** No rule of the program matches any line, or rewards such an activity. */
    NO_RULE,
    /** Rules match, and their points round or are capped to nothing; or an adjustment of nothing. */
    NO_POINTS,
    /** A rule counts in base currency, and the order has no rate: the program file has changed since it was taken in. */
    NO_EXCHANGE_RATE,
    /** The member's caps or limits leave nothing. */
    LIMIT_REACHED,
    /** It is dated before the first version of the program. */
    NO_PROGRAM,
    /** Everything that it returns had come back before, or had earned nothing. */
    NOTHING_LEFT,
    /** The points that it would take have expired. */
    ALREADY_EXPIRED,
    /** The points that it would take are spent, and the program forgives what nothing covers. */
    WRITTEN_OFF,
    /** The program gives no welcome bonus. */
    NO_WELCOME_BONUS,
    /** The member had the welcome bonus before. */
    ALREADY_WELCOMED,
    /** The sign-up names the member itself as the one who brought them. */
    SELF_REFERRAL,
    /** The one who is said to have brought the member was brought by that member. */
    REFERRAL_RING,
    /** It is known from another sign-up who brought the member. */
    ALREADY_REFERRED,
    /** An activity of this kind with this subject has earned before. */
    ALREADY_COUNTED,
    /** The member cannot spend so many points. */
    NOT_ENOUGH_POINTS,
    /** The program does not list the reward. */
    UNKNOWN_REWARD,
    /** The redemption was refused, or was cancelled before. */
    NOT_REDEEMED,
    /** Piggy refused the redemption for good after it was accepted here; its points are given back. */
    REFUSED_AT_PIGGY
}
