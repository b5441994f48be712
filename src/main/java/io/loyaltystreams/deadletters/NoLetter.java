package io.loyaltystreams.deadletters;

/** A record on the topic of dead letters that the service has not written. */
final class NoLetter extends Exception {

    private static final long serialVersionUID = 1L;

    NoLetter(LetterId id) {
        super("Record " + id + " lacks the headers of a dead letter; the service has not written it");
    }
}
