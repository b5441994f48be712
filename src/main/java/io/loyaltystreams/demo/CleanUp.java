package io.loyaltystreams.demo;

import java.util.concurrent.CountDownLatch;

/** Does something once: when it is closed, or when Ctrl-C or a signal ends the process before. */
final class CleanUp implements AutoCloseable {

    private final Thread hook;
    private volatile boolean interrupted;

    /**
     * Prepares.
     *
     * @param early done when the process is ended before this is closed
     */
    CleanUp(Runnable early) {
        this.hook = new Thread(
                () -> {
                    interrupted = true;
                    early.run();
                },
                "clean-up");
        Runtime.getRuntime().addShutdownHook(hook);
    }

    /** Never returns when the process is being ended: what then fails is no failure, and nobody is to hear of it. */
    void holdIfInterrupted() {
        if (interrupted) {
            try {
                new CountDownLatch(1).await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    @Override
    public void close() {
        holdIfInterrupted();
        Runtime.getRuntime().removeShutdownHook(hook);
    }
}
