package syncline.virtual.run;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.DoubleSupplier;
import org.jspecify.annotations.Nullable;
import syncline.report.SyncResult;
import syncline.run.ErrorCounts;
import syncline.run.Progress;
import syncline.run.RunRecord;
import syncline.run.Standing;
import syncline.run.SyncWords;
import syncline.sync.rules.PastSync;
import syncline.sync.rules.RuleSettings;
import syncline.sync.rules.StartRules;
import syncline.sync.rules.StartRules.Answer.Blocked;
import syncline.sync.rules.StartRules.Answer.Start;
import syncline.sync.rules.Trigger;
import syncline.virtual.Timeline;
import syncline.virtual.sync.SyncEngine;
import syncline.virtual.sync.SyncOrder;
import syncline.virtual.sync.SyncProcess;

/** Starts syncs as the coordinator of a live run does, one at a time (A17), and keeps what starts look back on. */
final class Syncs {
    private final Timeline timeline;
    private final SyncEngine engine;
    private final RuleSettings rules;
    private final RunRecord record;
    private final Samples samples;
    private final DoubleSupplier seconds;
    private final Map<Integer, SyncResult> ended = new HashMap<>();
    private StartRules.History past = StartRules.History.NONE;
    private BooleanSupplier jobRuns = () -> false;
    private Progress.Line line = Progress.UNSEEN;
    private int newest;

    /** @param seconds of virtual time since the run began */
    Syncs(
            Timeline timeline,
            SyncEngine engine,
            RuleSettings rules,
            RunRecord record,
            Samples samples,
            DoubleSupplier seconds) {
        this.timeline = timeline;
        this.engine = engine;
        this.rules = rules;
        this.record = record;
        this.samples = samples;
        this.seconds = seconds;
    }

    /**
     * What became of asking for a sync.
     *
     * @param number 0 if none began
     * @param blocked why none did, else null
     */
    record Begun(int number, @Nullable Blocked blocked) {}

    /** Has this asked whether a Post-Processing job runs, while which no sync begins (A15). */
    void excludedBy(BooleanSupplier job) {
        jobRuns = job;
    }

    /** Asks for a sync. */
    Begun begin(Trigger trigger) {
        return switch (StartRules.decide(past, trigger, timeline.now(), jobRuns.getAsBoolean(), rules)) {
            case Blocked blocked -> new Begun(0, blocked);
            case Start start -> {
                start(trigger, start);
                yield new Begun(newest, null);
            }
        };
    }

    private void start(Trigger trigger, Start start) {
        newest++;
        past = past.whileOneRuns();
        var order = new SyncOrder(newest, timeline.now(), start.scope(), trigger, start.watermark(), start.asOf());
        new Watched(order);
    }

    /** The number of the last sync that began, 0 before the first. */
    int newest() {
        return newest;
    }

    /** Whether one runs. */
    boolean running() {
        return past.running();
    }

    /** How a sync ended, empty while it runs. */
    Optional<SyncResult> ended(int number) {
        return Optional.ofNullable(ended.get(number));
    }

    /** Has the sync that runs shown there. */
    void showOn(Progress.Line shown) {
        line = shown;
    }

    /** Takes events until a sync has ended; in a few words, how. */
    String follow(int number, Progress.Line shown) {
        showOn(shown);
        timeline.runUntil(() -> ended.containsKey(number));
        return ended(number).map(SyncWords::of).orElseThrow();
    }

    /** A sync that runs, and whoever looks at it. */
    private final class Watched {
        private final double began = seconds.getAsDouble();
        private final SyncProcess sync;

        Watched(SyncOrder order) {
            this.sync = engine.start(order, this::ends);
            samples.follow(sync, this::looked);
        }

        private void looked() {
            line.stands(Standing.of(sync.counts().read(), "records"));
        }

        private void ends() {
            var order = sync.order();
            var message = sync.message();
            var finishedAt = sync.finishedAt();
            if (message == null || finishedAt == null) {
                throw new IllegalStateException("Sync " + order.number() + " is said to have ended");
            }
            past = past.after(new PastSync(order.number(), order.at(), finishedAt, message));
            samples.ended(sync);
            var result = result(message.text(), finishedAt);
            ended.put(order.number(), result);
            record.sync(result);
        }

        private SyncResult result(String message, Instant finishedAt) {
            var order = sync.order();
            var counts = sync.counts();
            var errors = new ErrorCounts();
            sync.errors().forEach(errors::add);
            return new SyncResult(
                    order.number(),
                    order.scope().name().toLowerCase(Locale.ROOT),
                    order.trigger().name().toLowerCase(Locale.ROOT),
                    message,
                    sync.cause(),
                    order.at(),
                    finishedAt,
                    began,
                    Duration.between(order.at(), finishedAt).toMillis() / 1000.0,
                    counts.read(),
                    counts.written(),
                    counts.unchanged(),
                    counts.failed(),
                    counts.held(),
                    counts.parked(),
                    sync.calls(),
                    sync.delayedCalls(),
                    errors.top());
        }
    }
}
