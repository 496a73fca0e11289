package syncline.sync.replay;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import syncline.sync.history.HistoryEntry.SyncBegan;
import syncline.sync.history.HistoryEntry.SyncEnded;
import syncline.sync.replay.Divergence.Field;
import syncline.sync.rules.Counts;
import syncline.sync.rules.Decision;
import syncline.sync.rules.Operation;
import syncline.sync.rules.Outcome;
import syncline.sync.rules.PastSync;
import syncline.sync.rules.RecordEvent;
import syncline.sync.rules.ResultMessage;
import syncline.sync.rules.RuleSettings;
import syncline.sync.rules.StartRules;
import syncline.sync.rules.StartRules.Answer;

/** The syncs of a history as wholes: how each started, and what it was called in the end. */
final class SyncReplay {
    private static final Counts WRITTEN = new Counts(0, 1, 0, 0, 0, 0, 0);
    private static final Counts FAILED = new Counts(0, 0, 0, 1, 0, 0, 0);

    private final RuleSettings rules;
    private final boolean exported;
    private StartRules.History past = StartRules.History.NONE;
    private Counts counts = Counts.NONE;
    private @Nullable Instant startedAt;
    private boolean sawFirst;
    private boolean countable = true;

    /** @param exported whether the history tells what was stored only: then most of the counts are not in it */
    SyncReplay(RuleSettings rules, boolean exported) {
        this.rules = rules;
        this.exported = exported;
    }

    /** What a stored event tells of the counts: what was written and what failed. */
    void happened(RecordEvent event) {
        if (event instanceof RecordEvent.RowWritten row && row.operation() != Operation.NO_CHANGE) {
            counts = counts.plus(WRITTEN);
        } else if (event instanceof RecordEvent.WriteFailed) {
            counts = counts.plus(FAILED);
        }
    }

    void decided(Decision decision) {
        counts = counts.plus(Counts.of(decision));
    }

    void answered(Outcome outcome) {
        counts = counts.plus(Counts.of(outcome));
    }

    /** From now on the counts of syncs cannot be compared. */
    void recordDiverged() {
        countable = false;
    }

    /** A history that begins in the middle does not tell what the first start was decided on. */
    Optional<Divergence> began(long line, SyncBegan began) {
        counts = Counts.NONE;
        startedAt = began.at();
        sawFirst |= began.sync() == 1;
        if (!sawFirst) {
            return Optional.empty();
        }
        var fields = new ArrayList<Field>();
        switch (StartRules.decide(past, began.trigger(), began.at(), false, rules)) {
            case Answer.Blocked blocked -> fields.add(new Field("start", "begun", blocked.reason()));
            case Answer.Start start -> {
                Field.add(fields, "scope", began.scope(), start.scope());
                Field.add(fields, "watermark", began.watermark(), start.watermark());
                Field.add(fields, "asOf", began.asOf(), start.asOf());
            }
        }
        return divergence(line, began.at(), began.sync(), fields);
    }

    /** A sync that stopped as a whole is called failed, whatever it had done (F13). */
    Optional<Divergence> ended(long line, SyncEnded ended) {
        var fields = new ArrayList<Field>();
        if (ended.cause() == null && exported) {
            Field.add(fields, "written", ended.counts().written(), counts.written());
            Field.add(fields, "failed", ended.counts().failed(), counts.failed());
            Field.add(fields, "message", ended.message(), ResultMessage.of(ended.counts()));
        } else if (ended.cause() == null && countable) {
            fields.addAll(Differences.between(ended.counts(), counts));
            Field.add(fields, "message", ended.message(), ResultMessage.of(counts));
        } else if (ended.cause() != null) {
            Field.add(fields, "message", ended.message(), ResultMessage.FAILED);
        }
        past = past.after(
                new PastSync(ended.sync(), startedAt == null ? ended.at() : startedAt, ended.at(), ended.message()));
        return divergence(line, ended.at(), ended.sync(), fields);
    }

    private static Optional<Divergence> divergence(long line, Instant at, int sync, List<Field> fields) {
        return fields.isEmpty() ? Optional.empty() : Optional.of(new Divergence(line, at, sync, null, null, fields));
    }
}
