package syncline.sync.export;

import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import syncline.sync.history.HistoryEntry;
import syncline.sync.history.HistoryEntry.Happened;
import syncline.sync.history.HistoryEntry.Header;
import syncline.sync.history.HistoryEntry.SyncBegan;
import syncline.sync.history.HistoryLines;
import syncline.sync.history.Waiting;
import syncline.sync.journal.Journal;
import syncline.sync.journal.RecordId;
import syncline.sync.journal.SqlEvents;
import syncline.sync.journal.SqlEvents.Stored;
import syncline.sync.rules.RecordEvent;
import syncline.sync.rules.RecordState;
import syncline.sync.rules.RuleSettings;
import syncline.sync.run.CoordinatorEvent;

/**
 * Makes a history of what a journal holds: what actors stored, not what they were asked. It may be read while syncs run: what it tells up to
 * the last sync that has ended is whole, because the end of a sync is stored after all else of it.
 */
public final class JournalExport {
    private final Journal journal;
    private final SqlEvents events;
    private final Map<String, RecordState> states = new HashMap<>();

    /** An export of the journal as it is when it is written; good for one. */
    public JournalExport(Journal journal, SqlEvents events) {
        this.journal = journal;
        this.events = events;
    }

    /**
     * Writes the history and closes the stream. The journal does not hold the readings of the rules; {@code rules} are taken to be
     * those that the syncs followed.
     *
     * @param about what else is known: where it comes from
     */
    public void write(OutputStream out, String vault, RuleSettings rules, Map<String, String> about)
            throws IOException {
        long end = journal.end();
        try (var lines = new HistoryLines(out, new Header(HistoryEntry.SCHEMA, vault, rules, true, about, true))) {
            var page = events.page(0, end);
            while (!page.isEmpty()) {
                lines.write(entries(page));
                page = events.page(page.getLast().ordering(), end);
            }
        }
    }

    private List<HistoryEntry> entries(List<Stored> page) {
        var entries = new ArrayList<HistoryEntry>(page.size());
        page.forEach(stored -> entry(stored).ifPresent(entries::add));
        return entries;
    }

    private Optional<HistoryEntry> entry(Stored stored) {
        if (stored.event() instanceof RecordEvent event) {
            return Optional.of(happened(stored.persistenceId(), event));
        }
        return stored.event() instanceof CoordinatorEvent event ? entry(event) : Optional.empty();
    }

    private HistoryEntry happened(String persistenceId, RecordEvent event) {
        var state = states.getOrDefault(persistenceId, RecordState.UNKNOWN).evolve(event);
        states.put(persistenceId, state);
        var record = RecordId.of(persistenceId);
        return new Happened(record.object(), record.id(), event, Waiting.of(state.retry()));
    }

    private static Optional<HistoryEntry> entry(CoordinatorEvent event) {
        return switch (event) {
            case CoordinatorEvent.SyncStarted s ->
                Optional.of(new SyncBegan(s.number(), s.at(), s.scope(), s.trigger(), s.watermark(), s.asOf()));
            case CoordinatorEvent.SyncEnded s ->
                Optional.of(new HistoryEntry.SyncEnded(s.number(), s.at(), s.message(), s.cause(), s.counts()));
            case CoordinatorEvent.PostProcessingChanged changed -> Optional.empty();
            case CoordinatorEvent.JobStarted started -> Optional.empty();
            case CoordinatorEvent.JobEnded ended -> Optional.empty();
            case CoordinatorEvent.JobsScheduled scheduled -> Optional.empty();
        };
    }
}
