package io.loyaltystreams.launcher;

/**
 * The service as the launcher sees it. One thread calls the three methods, in this order; when the operator asks for the end
 * that thread is interrupted, and goes on with {@link #close}.
 */
public interface Service extends AutoCloseable {

    /** Returns once everything works by itself; says so in the log and waits while something it needs is away. */
    void start() throws InterruptedException;

    /**
     * Returns never by itself.
     *
     * @throws WorkFailed when a part has died that will not come back without a restart
     */
    void await() throws InterruptedException;

    /** Stops taking work, finishes what is under way and leaves, within about 20 seconds. */
    @Override
    void close();
}
