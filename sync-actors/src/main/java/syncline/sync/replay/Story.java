package syncline.sync.replay;

import java.util.List;
import org.jspecify.annotations.Nullable;
import syncline.sync.history.HistoryEntry;
import syncline.sync.history.HistoryEntry.Answered;
import syncline.sync.history.HistoryEntry.Decided;
import syncline.sync.history.HistoryEntry.Happened;
import syncline.sync.history.HistoryEntry.SyncBegan;
import syncline.sync.history.HistoryEntry.SyncEnded;
import syncline.sync.history.Verdict;
import syncline.sync.history.Waiting;
import syncline.sync.rules.RecordEvent;
import syncline.sync.rules.RuleSettings;

/** The life of one record as its history tells it: a sentence for each thing that happened, with the rule behind it. */
public final class Story {
    private final String id;
    private final RuleSettings rules;
    private @Nullable SyncBegan sync;
    private @Nullable Waiting waiting;
    private boolean unanswered;

    /**
     * A story that has not begun.
     *
     * @param id Engage's
     * @param rules the readings that the syncs followed
     */
    public Story(String id, RuleSettings rules) {
        this.id = id;
        this.rules = rules;
    }

    /** Takes in the next entry; what it tells of the record, empty if it is about others. */
    public List<String> of(HistoryEntry entry) {
        return switch (entry) {
            case Decided decided -> decided.offer().record().id().equals(id) ? decided(decided) : List.of();
            case Answered answered -> answered.id().equals(id) ? answered(answered) : List.of();
            case Happened happened -> happened.id().equals(id) ? happened(happened) : List.of();
            case HistoryEntry.Header header -> List.of();
            case SyncBegan began -> began(began);
            case SyncEnded ended -> ended(ended);
        };
    }

    /** How the record stands after all that was taken in; empty if it never came up. */
    public List<String> end() {
        var now = waiting;
        return now == null ? List.of() : List.of("So " + stands(now));
    }

    private String stands(Waiting now) {
        if (unanswered) {
            return "nobody knows whether the CRM has it, and the next sync writes it again (E19).";
        }
        return switch (now.retry()) {
            case IN_STEP -> "it waits for nothing.";
            case DUE -> "the next sync tries it again (E2); failures in a row: %d.".formatted(now.failures());
            case PARKED ->
                "it is parked (E4) until Engage changes it (E5)%s."
                        .formatted(rules.fullSyncIncludesParked() ? " or a full sync succeeds with it (E16)" : "");
        };
    }

    private List<String> began(SyncBegan began) {
        sync = began;
        return List.of();
    }

    private List<String> decided(Decided entry) {
        var state = entry.before();
        if (state != null) {
            waiting = Waiting.of(state.retry());
        }
        var told = new VerdictStory(entry, sync, before());
        waiting = entry.after();
        unanswered = entry.verdict().kind() == Verdict.Kind.SEND;
        return List.of(told.read(), "  " + told.decided());
    }

    private List<String> answered(Answered entry) {
        var told = new AnswerStory(before(), entry.after(), rules.retryLimit());
        waiting = entry.after();
        unanswered = false;
        return List.of("  " + told.of(entry));
    }

    private List<String> happened(Happened entry) {
        String told = StoredStory.of(entry, before());
        waiting = entry.after();
        unanswered = entry.event() instanceof RecordEvent.WriteStarted;
        return List.of(told);
    }

    private List<String> ended(SyncEnded entry) {
        return unanswered && sync != null && sync.sync() == entry.sync() && entry.cause() != null
                ? List.of("  The sync broke off before an answer came: %s (F13).".formatted(entry.cause()))
                : List.of();
    }

    private Waiting before() {
        return waiting == null ? Waiting.NOT : waiting;
    }
}
