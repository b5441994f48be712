package io.loyaltystreams.launcher;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Turns SIGTERM and Ctrl-C into an orderly end: the working thread is interrupted, gets a bounded time to finish, and the exit
 * code is then 0, where Java's own would be 143.
 */
final class StopSignal {

    private static final Logger LOG = LoggerFactory.getLogger(StopSignal.class);

    /** Below the 30 s after which Kubernetes and Docker Compose kill. */
    private static final Duration PATIENCE = Duration.ofSeconds(25);

    /** What runs until it is interrupted. */
    interface Work {
        void run() throws Exception;
    }

    private final Thread worker = Thread.currentThread();
    private final CountDownLatch finished = new CountDownLatch(1);
    private final AtomicInteger code = new AtomicInteger(ExitCode.FINE);
    private volatile boolean asked;

    private StopSignal() {}

    /**
     * Works in this thread until a signal comes or the work fails.
     *
     * @return the exit code
     */
    static int untilAsked(Work work) throws Exception {
        var signal = new StopSignal();
        var hook = new Thread(signal::stop, "stop");
        Runtime.getRuntime().addShutdownHook(hook);
        try {
            return signal.work(work);
        } finally {
            signal.finished.countDown();
            signal.forget(hook);
        }
    }

    private void forget(Thread hook) {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            LOG.debug("The process is already ending", e);
        }
    }

    private int work(Work work) throws Exception {
        try {
            work.run();
        } catch (Exception e) {
            if (!asked) {
                throw e;
            }
            if (!interruption(e)) {
                LOG.atError().setCause(e).log("Did not stop in order");
                code.set(ExitCode.WORK_FAILED);
            }
        }
        return code.get();
    }

    private void stop() {
        asked = true;
        LOG.info("Stopping");
        worker.interrupt();
        Runtime.getRuntime().halt(await() ? code.get() : ExitCode.WORK_FAILED);
    }

    private boolean await() {
        try {
            boolean inTime = finished.await(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
            if (inTime) {
                LOG.info("Stopped");
            } else {
                LOG.error(
                        "Did not stop within {}; giving up, what is under way is looked up at the next start",
                        PATIENCE);
            }
            return inTime;
        } catch (InterruptedException e) {
            return false;
        }
    }

    /** Kafka's clients wrap the interruption in an exception of their own. */
    private static boolean interruption(Throwable e) {
        return e instanceof InterruptedException
                || e instanceof org.apache.kafka.common.errors.InterruptException
                || (e.getCause() != null && interruption(e.getCause()));
    }
}
