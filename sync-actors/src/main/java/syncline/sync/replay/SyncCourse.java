package syncline.sync.replay;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import syncline.sync.history.HistoryEntry.SyncBegan;
import syncline.sync.history.HistoryEntry.SyncEnded;
import syncline.sync.replay.Divergence.Field;
import syncline.sync.rules.Counts;
import syncline.sync.rules.Decision;
import syncline.sync.rules.EngageRecord;
import syncline.sync.rules.Outcome;
import syncline.sync.rules.ResultMessage;
import syncline.sync.rules.RuleSettings;
import syncline.sync.rules.Scope;
import syncline.sync.rules.StartRules.Answer;

/** One sync as it would have gone under other rules. */
final class SyncCourse {
    private final SyncBegan began;
    private final Answer answer;
    private final RuleSettings rules;
    private Counts counts = Counts.NONE;
    private long notKnown;

    /** @param answer what the other rules say to its start */
    SyncCourse(SyncBegan began, Answer answer, RuleSettings rules) {
        this.began = began;
        this.answer = answer;
        this.rules = rules;
    }

    int number() {
        return began.sync();
    }

    Instant startedAt() {
        return began.at();
    }

    /** Whether what happened at a time would have happened: the sync takes place, and has not run out of time (F12). */
    boolean reaches(Instant at) {
        return answer instanceof Answer.Start && !at.isAfter(deadline());
    }

    private Instant deadline() {
        return began.at().plus(rules.jobTimeLimit());
    }

    private Answer.@Nullable Start start() {
        return answer instanceof Answer.Start start ? start : null;
    }

    boolean triesParked() {
        var start = start();
        return start != null && start.scope() == Scope.FULL && rules.fullSyncIncludesParked();
    }

    /** Whether it reads what was read: no more, no less, apart from retries. */
    boolean readsAlike() {
        var start = start();
        return start != null && start.scope() == began.scope() && Objects.equals(start.watermark(), began.watermark());
    }

    private boolean readsMore() {
        var start = start();
        var watermark = began.watermark();
        if (start == null || watermark == null) {
            return false;
        }
        return start.watermark() == null || start.watermark().isBefore(watermark);
    }

    boolean incremental() {
        var start = start();
        return start != null && start.scope() == Scope.INCREMENTAL;
    }

    /** Whether its feed brings a record (A19). */
    boolean feeds(EngageRecord record) {
        var start = start();
        return start != null
                && (start.watermark() == null || !record.modifiedAt().isBefore(start.watermark()));
    }

    void decided(Decision decision) {
        counts = counts.plus(Counts.of(decision));
    }

    void answered(Outcome outcome) {
        counts = counts.plus(Counts.of(outcome));
    }

    void notKnown() {
        notKnown++;
    }

    /** Its message, null if the sync would not have taken place. */
    @Nullable
    ResultMessage message(SyncEnded ended) {
        if (start() == null) {
            return null;
        }
        if (ended.cause() != null || ended.at().isAfter(deadline())) {
            return ResultMessage.FAILED;
        }
        return notKnown == 0 ? ResultMessage.of(counts) : ended.message();
    }

    /** What would have been otherwise. */
    SyncDifference ended(SyncEnded ended) {
        var fields = new ArrayList<Field>();
        switch (answer) {
            case Answer.Blocked blocked -> fields.add(new Field("start", "begun", "refused: " + blocked.reason()));
            case Answer.Start start -> {
                Field.add(fields, "scope", began.scope(), start.scope());
                Field.add(fields, "watermark", began.watermark(), start.watermark());
                Field.add(fields, "asOf", began.asOf(), start.asOf());
                if (ended.cause() == null) {
                    fields.addAll(Differences.between(ended.counts(), counts));
                }
                Field.add(fields, "message", ended.message(), message(ended));
            }
        }
        return new SyncDifference(ended.sync(), began.at(), List.copyOf(fields), readsMore(), notKnown);
    }
}
