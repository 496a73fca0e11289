package syncline.sync.run;

import akka.Done;
import akka.actor.typed.ActorSystem;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import syncline.sync.actors.RecordCommand.Considered;
import syncline.sync.actors.RecordCommand.Standing;
import syncline.sync.actors.RecordGate.Answered;
import syncline.sync.history.HistoryEntry;
import syncline.sync.history.HistoryFile;
import syncline.sync.history.Recorder;
import syncline.sync.history.Verdict;
import syncline.sync.history.Waiting;
import syncline.sync.journal.Journal;
import syncline.sync.rules.CrmObject;
import syncline.sync.rules.Offer;
import syncline.sync.rules.Operation;
import syncline.sync.rules.Outcome;
import syncline.sync.rules.RuleSettings;
import syncline.sync.run.CoordinatorEvent.SyncEnded;
import syncline.sync.run.CoordinatorEvent.SyncStarted;

/** Tells a history what the syncs do, once it was begun. */
public final class Recording implements AutoCloseable {
    private final ActorSystem<?> system;
    private final Journal journal;
    private final String vault;
    private final RuleSettings rules;
    private volatile Recorder recorder = Recorder.NONE;
    private volatile boolean fromTheStart;

    /** Nothing is recorded yet of the syncs of {@code vault}, which follow {@code rules}. */
    public Recording(ActorSystem<?> system, Journal journal, String vault, RuleSettings rules) {
        this.system = system;
        this.journal = journal;
        this.vault = vault;
        this.rules = rules;
    }

    /**
     * Records from now on, in a new file. Where records are known already, the states that are decided on are told too.
     *
     * @throws syncline.lab.UserError if the file is there already or cannot be made
     */
    public void begin(Path file, Map<String, String> about) {
        fromTheStart = journal.end() == 0;
        var header = new HistoryEntry.Header(HistoryEntry.SCHEMA, vault, rules, fromTheStart, about, false);
        recorder = HistoryFile.create(file, header, system);
    }

    void began(SyncStarted sync) {
        recorder.record(List.of(new HistoryEntry.SyncBegan(
                sync.number(), sync.at(), sync.scope(), sync.trigger(), sync.watermark(), sync.asOf())));
    }

    void ended(SyncEnded sync) {
        recorder.record(List.of(
                new HistoryEntry.SyncEnded(sync.number(), sync.at(), sync.message(), sync.cause(), sync.counts())));
    }

    /** @param considered one for each offer, in the same order */
    CompletionStage<Done> decided(List<Offer> offers, List<Considered> considered) {
        if (isOff()) {
            return CompletableFuture.completedFuture(Done.getInstance());
        }
        var entries = new ArrayList<HistoryEntry>(offers.size());
        for (int i = 0; i < offers.size(); i++) {
            var item = considered.get(i);
            entries.add(new HistoryEntry.Decided(
                    offers.get(i),
                    Verdict.of(item.decision()),
                    Waiting.of(item.standing().after()),
                    fromTheStart ? null : item.before()));
        }
        return recorder.record(entries);
    }

    CompletionStage<Done> answered(CrmObject object, List<Answered> answered, Map<String, Standing> after) {
        if (isOff()) {
            return CompletableFuture.completedFuture(Done.getInstance());
        }
        var entries = new ArrayList<HistoryEntry>(answered.size());
        for (Answered answer : answered) {
            String id = answer.row().externalId();
            var waiting = Waiting.of(Objects.requireNonNull(after.get(id)).after());
            entries.add(entry(object, id, answer.outcome(), waiting));
        }
        return recorder.record(entries);
    }

    private static HistoryEntry entry(CrmObject object, String id, Outcome outcome, Waiting after) {
        HistoryEntry.Accepted accepted = null;
        HistoryEntry.Refused refused = null;
        switch (outcome) {
            case Outcome.Accepted a ->
                accepted = new HistoryEntry.Accepted(a.crmId(), a.operation() == Operation.NO_CHANGE);
            case Outcome.Refused r -> refused = new HistoryEntry.Refused(r.errorType(), r.message());
            case Outcome.Absent absent -> {}
        }
        return new HistoryEntry.Answered(outcome.sync(), outcome.at(), object, id, accepted, refused, after);
    }

    private boolean isOff() {
        return recorder.equals(Recorder.NONE);
    }

    /** Ends the history; all that was recorded is in it. */
    @Override
    public void close() {
        recorder.close();
    }
}
