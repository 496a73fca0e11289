package syncline.virtual.run;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import syncline.run.RunRecord;
import syncline.run.StepLog.Taking;
import syncline.run.SyncWords;
import syncline.sync.rules.StartRules.Answer.Blocked;
import syncline.sync.rules.StartRules.Reason;
import syncline.sync.rules.Trigger;
import syncline.virtual.Happening;
import syncline.virtual.Timeline;

/** Begins a sync and follows it to its end; while a Post-Processing job runs it asks again and again (A15). */
final class SyncStep implements Happening {
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(100);

    private final Timeline timeline;
    private final Syncs syncs;
    private final Trigger trigger;
    private final Taking taking;
    private final RunRecord record;
    private int sync;
    private @Nullable Blocked refusal;

    SyncStep(Timeline timeline, Syncs syncs, Trigger trigger, Taking taking, RunRecord record) {
        this.timeline = timeline;
        this.syncs = syncs;
        this.trigger = trigger;
        this.taking = taking;
        this.record = record;
    }

    @Override
    public void begin() {
        syncs.showOn(taking.line());
        var begun = syncs.begin(trigger);
        var blocked = begun.blocked();
        if (blocked == null) {
            sync = begun.number();
        } else if (blocked.reason() == Reason.POST_PROCESSING) {
            timeline.after(BETWEEN_LOOKS, this::begin);
        } else {
            refusal = blocked;
            record.remark("Step %d began no sync: %s".formatted(taking.number(), blocked.message()));
        }
    }

    @Override
    public boolean ended() {
        return refusal != null || (sync > 0 && syncs.ended(sync).isPresent());
    }

    @Override
    public String words() {
        var refused = refusal;
        return refused == null ? syncs.ended(sync).map(SyncWords::of).orElseThrow() : "refused: " + refused.message();
    }
}
