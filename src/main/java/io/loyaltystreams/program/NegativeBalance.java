package io.loyaltystreams.program;

/** What happens to points that a return takes and that no lot covers. */
public enum NegativeBalance {
    /** They become a debt, paid from the next points that become available. */
    ALLOW,
    /** They are written off. */
    FORGIVE
}
