package io.loyaltystreams.query;

/** The instance that keeps the member gave no usable answer. The message names the instance and holds no personal data. */
final class NeighbourFailed extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final int status;

    /** @param status of HTTP: 502, or 504 when it took too long */
    NeighbourFailed(int status, String reason) {
        super(reason);
        this.status = status;
    }

    int status() {
        return status;
    }
}
