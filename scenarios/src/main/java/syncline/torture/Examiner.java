package syncline.torture;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/** Asks after each start and after each sync whether anything was lost or doubled. */
final class Examiner {
    private final Path folder;
    private final HistoryCheck history = new HistoryCheck();
    private final CounterCheck counters = new CounterCheck();
    private final RefusalCheck refusals = new RefusalCheck();
    private final List<String> wrong = new ArrayList<>();
    /** Syncs after which nothing waited; of others the success message does not tell, as it passes parked records by. */
    private final Set<Integer> clean = new HashSet<>();

    private long compared;
    private int completed;

    /** @param folder takes logs for a moment */
    Examiner(Path folder) {
        this.folder = folder;
    }

    /** What was seen of Engage and of the time before a kill. */
    record Seen(Instant time, int engage) {
        static Seen of(LabLife life) {
            return new Seen(life.now(), life.engageState());
        }
    }

    /** All that is wrong so far. */
    List<String> wrong() {
        return wrong;
    }

    int completed() {
        return completed;
    }

    int syncs() {
        return history.known().size();
    }

    long compared() {
        return compared;
    }

    /** The newest sync that is known. */
    int newest() {
        return syncs() == 0 ? 0 : history.known().lastKey();
    }

    /** After a kill and a start: nothing that was seen before is gone, and the sync, if it began, has failed. */
    Kill.Phase killed(LabLife life, Seen before) {
        refusals.restarted();
        var now = life.now();
        if (now.isBefore(before.time)) {
            wrong.add("The lab's clock went back from %s to %s".formatted(before.time, now));
        }
        if (life.engageState() != before.engage) {
            wrong.add("Engage is not as it was before the kill");
        }
        life.awaitEnds();
        int newest = newest();
        wrong.addAll(history.check(life.history()));
        if (newest() == newest) {
            return Kill.Phase.BEGINNING;
        }
        var sync = Objects.requireNonNull(history.known().get(newest()));
        var log = life.log(sync.number(), folder);
        wrong.addAll(history.checkKilled(sync));
        wrong.addAll(LogCheck.check(sync, log));
        wrong.addAll(counters.take(sync, log));
        return Kill.phase(sync.interrupted(), log);
    }

    /** After a sync that nobody killed: history, log, counters, and both sides record by record. */
    void completed(LabLife life, int number) {
        completed++;
        var sync = life.sync(number);
        if (sync.failed()) {
            wrong.add("Sync %d failed, and nobody killed it: %s".formatted(number, sync.cause()));
        }
        wrong.addAll(history.check(life.history()));
        var log = life.log(number, folder);
        wrong.addAll(LogCheck.check(sync, log));
        wrong.addAll(counters.take(sync, log));
        var open = life.open();
        wrong.addAll(counters.checkOpen(open));
        if (open.isEmpty()) {
            clean.add(number);
        }
        refusals.take(log);
        wrong.addAll(refusals.check(life.refused()));
        compare(life);
    }

    /** After a full sync of a CRM that refuses nothing: there is nothing left to excuse. */
    void healed(LabLife life) {
        life.open().keySet().forEach(record -> wrong.add(record + " is not in step, and the CRM refuses nothing"));
    }

    private void compare(LabLife life) {
        var found = life.compare(history.known().values().stream()
                .map(sync -> sync.span(clean.contains(sync.number())))
                .toList());
        compared += found.compared();
        found.differences().forEach(difference -> wrong.add("Differs: " + difference));
        if (found.pending() > 0) {
            wrong.add("%d changes wait, and a sync has completed since".formatted(found.pending()));
        }
    }
}
