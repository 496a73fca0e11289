package syncline.sync.replay;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import syncline.sync.history.HistoryEntry;
import syncline.sync.history.HistoryEntry.Answered;
import syncline.sync.history.HistoryEntry.Decided;
import syncline.sync.history.Verdict;
import syncline.sync.history.Waiting;
import syncline.sync.rules.EngageConnection;
import syncline.sync.rules.EngageProfile;
import syncline.sync.rules.Operation;

/**
 * The life of one record as its history tells it: a sentence for each thing that happened, with the rule behind it.
 *
 * @param id Engage's
 * @param limit failing syncs in a row after which it is parked (E4)
 */
public record Story(String id, int limit) {
    /** What an entry tells of the record; empty if it is about others. */
    public List<String> of(HistoryEntry entry) {
        return switch (entry) {
            case Decided decided -> decided.offer().record().id().equals(id) ? decided(decided) : List.of();
            case Answered answered -> answered.id().equals(id) ? answered(answered) : List.of();
            case HistoryEntry.Happened happened -> happened.id().equals(id) ? StoredStory.of(happened) : List.of();
            case HistoryEntry.Header header -> List.of();
            case HistoryEntry.SyncBegan began -> List.of();
            case HistoryEntry.SyncEnded ended -> List.of();
        };
    }

    private static List<String> decided(Decided entry) {
        var offer = entry.offer();
        return List.of(
                "Sync %d, %s: read %s.".formatted(offer.sync(), offer.at(), read(entry)),
                "  " + verdict(entry.verdict(), entry.after()));
    }

    private static String read(Decided entry) {
        var record = entry.offer().record();
        String what = switch (record) {
            case EngageProfile profile -> profile.deletedAt() == null ? "a profile" : "a deleted profile";
            case EngageConnection connection ->
                connection.active()
                        ? "a connection with " + connection.username()
                        : "an ended connection with " + connection.username();
        };
        return "%s at revision %d, changed in Engage at %s".formatted(what, record.revision(), record.modifiedAt());
    }

    private static String verdict(Verdict verdict, Waiting after) {
        return switch (verdict.kind()) {
            case SEND ->
                "%s was sent with %s (C1).%s"
                        .formatted(
                                operation(verdict.operation()),
                                String.join(
                                        ", ",
                                        Objects.requireNonNull(verdict.fields()).keySet()),
                                warning(verdict));
            case UNCHANGED -> "The CRM held all of it already, so nothing was sent (C21)." + warning(verdict);
            case PARKED -> "It was parked and Engage had not changed it, so it was passed by (E4).";
            case HELD ->
                "Its profile had no row to point to, so it was held back and counted as failed (E13); its own count stays at %d."
                        .formatted(after.failures());
            case OUT_OF_SCOPE -> "It was out of scope (B1 to B9), so nothing was sent.";
        };
    }

    private static String operation(@Nullable Operation operation) {
        return switch (Objects.requireNonNull(operation)) {
            case CREATE -> "A new row";
            case UPDATE, NO_CHANGE -> "An update of its row";
            case DEACTIVATE -> "The end of its row (D1)";
            case DELETE_MARK -> "The mark of a deleted user (D3 to D6)";
        };
    }

    private static String warning(Verdict verdict) {
        return verdict.warning() == null ? "" : " The log warned: " + verdict.warning() + ".";
    }

    private List<String> answered(Answered entry) {
        var accepted = entry.accepted();
        if (accepted != null) {
            return List.of(
                    accepted.noChange()
                            ? "  The CRM found its row %s unchanged (C21).".formatted(accepted.crmId())
                            : "  The CRM accepted it as %s; failures in a row: 0 (E3).".formatted(accepted.crmId()));
        }
        var refused = entry.refused();
        return List.of(
                refused == null
                        ? "  The CRM had no row to change, and none was made (D13, O27)."
                        : "  The CRM refused it, %s: %s. %s"
                                .formatted(refused.errorType(), refused.message(), waits(entry.after())));
    }

    private String waits(Waiting after) {
        return switch (after.retry()) {
            case IN_STEP -> "It is not tried again.";
            case DUE ->
                "Failed %d of %d times in a row; the next sync tries again (E2, E3)."
                        .formatted(after.failures(), limit);
            case PARKED -> "Failed %d times in a row, so it is parked (E4).".formatted(after.failures());
        };
    }
}
