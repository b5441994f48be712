package io.loyaltystreams.launcher.topics;

/** No broker answers, for now. */
final class BrokersAway extends Exception {

    private static final long serialVersionUID = 1L;

    private final String servers;

    BrokersAway(String servers) {
        super("No broker answers at " + servers + "; start it, or correct kafka.bootstrap.servers");
        this.servers = servers;
    }

    String servers() {
        return servers;
    }
}
