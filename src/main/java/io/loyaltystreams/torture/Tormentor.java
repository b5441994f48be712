package io.loyaltystreams.torture;

import io.loyaltystreams.demo.Progress;
import io.loyaltystreams.local.LocalFailure;
import io.loyaltystreams.local.broker.LocalBroker;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedQueue;

/** Makes trouble, one after another, on a thread of its own until the time is over; then all processes run. */
final class Tormentor implements AutoCloseable {

    private static final Duration SESSION = Duration.ofSeconds(6);
    private static final Duration UNTIL_READY = Duration.ofSeconds(60);
    private static final Duration TICK = Duration.ofMillis(100);

    private final List<Victim> victims;
    private final LocalBroker broker;
    private final Progress progress;
    private final Random random;
    private final Bag<Trouble> troubles;
    private final Map<Trouble, Integer> made = new EnumMap<>(Trouble.class);
    private final Queue<String> deaths = new ConcurrentLinkedQueue<>();
    private final Thread thread;
    private volatile RuntimeException failure;

    Tormentor(List<Victim> victims, LocalBroker broker, Progress progress, long seed, Duration duration) {
        this.victims = victims;
        this.broker = broker;
        this.progress = progress;
        this.random = new Random(seed);
        this.troubles = new Bag<>(List.of(Trouble.values()), random);
        this.thread = Thread.ofPlatform().daemon().name("tormentor").unstarted(() -> torment(duration));
    }

    void start() {
        thread.start();
    }

    /**
     * Whether the time is over and all processes run.
     *
     * @throws LocalFailure when a process could not be started again
     */
    boolean isDone() {
        if (failure != null) {
            throw failure;
        }
        return thread.getState() == Thread.State.TERMINATED;
    }

    /** How often each trouble was made. */
    Map<String, Integer> made() {
        var named = new TreeMap<String, Integer>();
        made.forEach((trouble, times) -> named.put(trouble.toString(), times));
        return named;
    }

    /** Instances that ended without being asked to, in words. */
    List<String> deaths() {
        return List.copyOf(deaths);
    }

    @Override
    public void close() {
        thread.interrupt();
    }

    private void torment(Duration duration) {
        var end = System.nanoTime() + duration.toNanos();
        try {
            while (System.nanoTime() < end) {
                pause(random.nextInt(1_000, 6_000));
                var trouble = troubles.next();
                make(trouble);
                made.merge(trouble, 1, Integer::sum);
                if (random.nextBoolean()) {
                    awaitReady(); // the other half of the time the next trouble finds them in the middle of recovery
                }
            }
            awaitReady();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            failure = e;
        }
    }

    private void make(Trouble trouble) throws InterruptedException {
        var chosen = random.nextInt(victims.size());
        var victim = victims.get(chosen);
        var other = victims.get(1 - chosen);
        progress.say("Trouble: " + trouble + " (" + victim.name() + ")");
        switch (trouble) {
            case KILL -> {
                victim.kill();
                victim.start();
            }
            case KILL_AND_STAY_AWAY -> {
                victim.kill();
                pause(longerThanASession());
                victim.start();
            }
            case KILL_BOTH -> {
                victims.forEach(Victim::kill);
                victims.forEach(Victim::start);
            }
            case FREEZE -> {
                victim.freeze();
                pause(longerThanASession());
                victim.thaw();
            }
            case FREEZE_AND_KILL_THE_OTHER -> {
                victim.freeze();
                pause(longerThanASession());
                other.kill();
                other.start();
                pause(random.nextInt(100, 3_000));
                victim.thaw();
            }
            case RESTART -> {
                victim.stop();
                victim.start();
            }
            case LEAVE_FOR_A_WHILE -> {
                victim.stop();
                pause(longerThanASession());
                victim.start();
            }
            case KILL_BROKER -> {
                broker.kill();
                pause(random.nextInt(4_000));
                broker.restart();
            }
            case RESTART_BROKER -> {
                broker.stop();
                broker.restart();
            }
        }
    }

    private long longerThanASession() {
        return SESSION.toMillis() + random.nextInt(2_000, 6_000);
    }

    private void awaitReady() throws InterruptedException {
        var deadline = System.nanoTime() + UNTIL_READY.toNanos();
        while (System.nanoTime() < deadline && !victims.stream().allMatch(Victim::isReady)) {
            pause(TICK.toMillis());
        }
    }

    private void pause(long millis) throws InterruptedException {
        var deadline = System.nanoTime() + Duration.ofMillis(millis).toNanos();
        do {
            victims.stream().filter(Victim::endedByItself).forEach(this::revive);
            Thread.sleep(TICK);
        } while (System.nanoTime() < deadline);
    }

    /** As an orchestrator would. */
    private void revive(Victim victim) {
        var death = "instance %s ended by itself: see %s".formatted(victim.name(), victim.log());
        deaths.add(death);
        progress.say(death);
        victim.start();
    }
}
