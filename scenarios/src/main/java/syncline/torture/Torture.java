package syncline.torture;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import syncline.runner.LabCalls.LabFailed;
import syncline.scenario.Population;
import syncline.scenario.Step.SyncType;

/**
 * Kills a lab in the middle of its syncs, starts it again on the same data, lets syncs go on until one completes, and asks whether
 * anything was lost or doubled. Moments, changes and faults are drawn from the seed; how far a sync has got at its moment is not.
 */
public final class Torture implements AutoCloseable {
    /** More than the gap between two syncs (A12). */
    private static final Duration BETWEEN_SYNCS = Duration.ofMinutes(61);
    /** Fewer than the failed syncs in a row that make the next one full (A9). */
    private static final int MOST_KILLS_IN_A_ROW = 3;

    private static final int SIGN_UPS = 4;
    private static final List<Double> SHARES_REFUSED = List.of(0.03, 0.03, 0.1, 0.3);
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(5);

    private final TortureSettings settings;
    private final Consumer<TortureResult> watcher;
    private final Runnable whileDead;
    private final SplittableRandom random;
    private final Examiner examiner;
    private final List<Kill> kills = new ArrayList<>();
    private final List<String> users;
    private final Usual full = new Usual();
    private final Usual incremental = new Usual();
    private int startsKilled;
    private boolean closed;
    private @Nullable LabProcess process;

    /**
     * @param watcher told after each kill and each sync that completed
     */
    public Torture(TortureSettings settings, Consumer<TortureResult> watcher) {
        this(settings, watcher, () -> {});
    }

    /** @param whileDead is run after each kill, before the next start */
    Torture(TortureSettings settings, Consumer<TortureResult> watcher, Runnable whileDead) {
        this.settings = settings;
        this.watcher = watcher;
        this.whileDead = whileDead;
        this.random = new SplittableRandom(settings.seed());
        this.examiner = new Examiner(settings.folder());
        var people = Population.of(settings.size()).people(settings.seed());
        this.users = people.users().map(user -> user.username()).toList();
    }

    /** What a sync of one kind takes when nobody kills it; a guess before the first. */
    private static final class Usual {
        private Duration time = Duration.ofSeconds(3);
        private long records = 1;
    }

    /**
     * Tortures, until there were as many kills as wanted, something is wrong, or it is closed; then the result is what there was.
     *
     * @throws LabFailed if the lab does not start or does not do what it is told
     */
    public TortureResult run() {
        try {
            return toTheEnd();
        } catch (RuntimeException e) {
            // Closing kills the lab under whatever was asked of it.
            if (isClosed()) {
                return result();
            }
            throw e;
        }
    }

    private TortureResult toTheEnd() {
        LabLife.of(start()).stop();
        var life = LabLife.of(start());
        while (kills.size() < settings.kills() && examiner.wrong().isEmpty()) {
            life = killedInARow(life);
            if (examiner.wrong().isEmpty()) {
                refuseSome(life);
                complete(life, SyncType.INCREMENTAL);
            }
        }
        if (examiner.wrong().isEmpty()) {
            life.refuse(0);
            complete(life, SyncType.FULL);
            examiner.healed(life);
        }
        life.close();
        return result();
    }

    private LabLife killedInARow(LabLife first) {
        var life = first;
        int times = 1 + random.nextInt(MOST_KILLS_IN_A_ROW);
        for (int i = 0;
                i < times && kills.size() < settings.kills() && examiner.wrong().isEmpty();
                i++) {
            life = killed(life);
        }
        return life;
    }

    /** Changes Engage, begins a sync, kills the lab, and starts it again. */
    private LabLife killed(LabLife life) {
        change(life);
        refuseSome(life);
        life.advance(BETWEEN_SYNCS);
        boolean wantFull = kills.stream().filter(Kill::full).count() * 2 <= kills.size();
        var usual = wantFull ? full : incremental;
        var before = Examiner.Seen.of(life);
        int newest = examiner.newest();
        Attack.on(
                life, wantFull ? SyncType.FULL : SyncType.INCREMENTAL, Moment.drawn(random, usual.time, usual.records));
        whileDead.run();
        var next = LabLife.of(startAtLast());
        var phase = examiner.killed(next, before);
        boolean wasFull = examiner.newest() == newest
                ? wantFull
                : next.sync(examiner.newest()).full();
        kills.add(new Kill(wasFull, phase));
        watcher.accept(result());
        return next;
    }

    private void change(LabLife life) {
        life.change(Map.of(
                "seed",
                random.nextLong(),
                "profiles",
                settings.size().profiles() / 5L,
                "connects",
                settings.size().connections() / 20L,
                "disconnects",
                settings.size().connections() / 20L,
                "deletions",
                random.nextLong(2),
                "merges",
                random.nextLong(2)));
        for (int i = 0; i < SIGN_UPS; i++) {
            life.signUp("Number" + random.nextInt(1_000_000), users.get(random.nextInt(users.size())));
        }
    }

    /** A new life of the CRM refuses nothing until it is told; some records are refused nearly every time, until they are parked. */
    private void refuseSome(LabLife life) {
        life.refuse(SHARES_REFUSED.get(random.nextInt(SHARES_REFUSED.size())));
    }

    private void complete(LabLife life, SyncType type) {
        life.advance(BETWEEN_SYNCS);
        long began = System.nanoTime();
        var begun = life.admin().begin(type);
        if (begun.refusal() != null) {
            throw new LabFailed("A sync that should begin was refused: " + begun.refusal());
        }
        var sync = life.sync(begun.number());
        while (!sync.ended()) {
            LockSupport.parkNanos(BETWEEN_LOOKS.toNanos());
            if (Thread.interrupted()) {
                throw new LabFailed("Interrupted while a sync ran");
            }
            sync = life.sync(begun.number());
        }
        var usual = sync.full() ? full : incremental;
        usual.time = Duration.ofNanos(System.nanoTime() - began);
        usual.records = sync.counts().read();
        examiner.completed(life, begun.number());
        watcher.accept(result());
    }

    /** Now and then the lab is killed while it starts, too. */
    private LabProcess startAtLast() {
        while (random.nextInt(8) == 0) {
            var unlucky = start();
            LockSupport.parkNanos((long) (Duration.ofSeconds(3).toNanos() * random.nextDouble()));
            unlucky.kill();
            startsKilled++;
        }
        return start();
    }

    private synchronized LabProcess start() {
        if (closed) {
            throw new LabFailed("The torture has been stopped");
        }
        var started = LabProcess.start(settings);
        process = started;
        return started;
    }

    private synchronized boolean isClosed() {
        return closed;
    }

    private TortureResult result() {
        return new TortureResult(
                List.copyOf(kills),
                startsKilled,
                examiner.syncs(),
                examiner.completed(),
                examiner.compared(),
                List.copyOf(examiner.wrong()));
    }

    /** Ends the lab's process, and lets no other start. Any thread may do so at any time. */
    @Override
    public synchronized void close() {
        closed = true;
        var running = process;
        if (running != null) {
            running.kill();
        }
    }
}
