package syncline.torture;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.locks.LockSupport;
import syncline.runner.LabCalls.LabFailed;
import syncline.runner.SyncAdmin.Begun;
import syncline.scenario.Step.SyncType;

/** A sync that is begun to be killed at some moment. */
final class Attack {
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(2);
    /** A sync that waits for its moment so long has ended or hangs. */
    private static final Duration LONGEST = Duration.ofMinutes(2);

    private final LabLife life;
    private final long began = System.nanoTime();
    private final CompletableFuture<Begun> begun;

    private Attack(LabLife life, SyncType type) {
        this.life = life;
        this.begun = CompletableFuture.supplyAsync(() -> life.admin().begin(type));
    }

    /** Begins a sync, kills the lab at the moment, and leaves when it is gone. */
    static void on(LabLife life, SyncType type, Moment moment) {
        var attack = new Attack(life, type);
        try {
            attack.await(moment);
        } finally {
            life.close();
        }
        attack.end();
    }

    private void await(Moment moment) {
        switch (moment) {
            case Moment.After after -> sleepUntil(began + after.time().toNanos());
            case Moment.AfterReading reading -> {
                while (!reached(reading.records())) {
                    LockSupport.parkNanos(BETWEEN_LOOKS.toNanos());
                }
                sleepUntil(System.nanoTime() + reading.and().toNanos());
            }
        }
    }

    private boolean reached(long records) {
        if (System.nanoTime() - began > LONGEST.toNanos()) {
            throw new LabFailed("A sync has neither ended nor read %d records in %s".formatted(records, LONGEST));
        }
        if (!begun.isDone()) {
            return false;
        }
        var sync = life.sync(number());
        return sync.ended() || sync.counts().read() >= records;
    }

    private int number() {
        var answer = begun.join();
        if (answer.refusal() != null) {
            throw new LabFailed("A sync that should begin was refused: " + answer.refusal());
        }
        return answer.number();
    }

    /** The call that began the sync may have died with the lab. */
    private void end() {
        try {
            number();
        } catch (CompletionException e) {
            if (!(e.getCause() instanceof LabFailed)) {
                throw e;
            }
        }
    }

    private static void sleepUntil(long nanoTime) {
        for (long left = nanoTime - System.nanoTime(); left > 0; left = nanoTime - System.nanoTime()) {
            LockSupport.parkNanos(left);
            if (Thread.interrupted()) {
                throw new LabFailed("Interrupted while waiting for the moment of a kill");
            }
        }
    }
}
