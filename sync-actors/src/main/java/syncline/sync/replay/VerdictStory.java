package syncline.sync.replay;

import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import syncline.sync.history.HistoryEntry.Decided;
import syncline.sync.history.HistoryEntry.SyncBegan;
import syncline.sync.history.Verdict;
import syncline.sync.history.Waiting;
import syncline.sync.rules.EngageConnection;
import syncline.sync.rules.EngageProfile;
import syncline.sync.rules.EngageRecord;
import syncline.sync.rules.Operation;
import syncline.sync.rules.Scope;

/**
 * Why a record was read and what was decided on it, in sentences, each with its rule.
 *
 * @param sync in which it was read, null if the history does not tell
 * @param before how the record waited
 */
record VerdictStory(Decided entry, @Nullable SyncBegan sync, Waiting before) {
    private static final String KEY = "vexternal_id__v";

    String read() {
        var offer = entry.offer();
        var record = offer.record();
        return "Sync %d, %s: read %s at revision %d, changed in Engage at %s%s."
                .formatted(offer.sync(), offer.at(), what(record), record.revision(), record.modifiedAt(), because());
    }

    private static String what(EngageRecord record) {
        return switch (record) {
            case EngageProfile profile -> profile.deletedAt() != null ? "a deleted profile" : "a profile";
            case EngageConnection connection ->
                "%s of %s with %s"
                        .formatted(
                                connection.active() ? "a connection" : "an ended connection",
                                connection.profileId(),
                                connection.username());
        };
    }

    private String because() {
        if (sync == null) {
            return "";
        }
        if (sync.scope() == Scope.FULL) {
            return ", because a full sync reads all (B15)";
        }
        var since = sync.watermark();
        if (since != null && !entry.offer().record().modifiedAt().isBefore(since)) {
            return ", because that is new since the last successful sync began (A7, A19)";
        }
        return before.retry() == Waiting.Kind.IN_STEP
                ? ", because %s (B17, E19)".formatted(merged() + "a sync before had broken off")
                : ", because it waited for another try (E2)";
    }

    private String merged() {
        return entry.offer().record() instanceof EngageProfile ? "its account was merged, or " : "";
    }

    String decided() {
        var verdict = entry.verdict();
        String warning = verdict.warning() == null ? "" : " The log warns: %s (C24).".formatted(verdict.warning());
        return switch (verdict.kind()) {
            case SEND -> anew() + operation(verdict) + values(verdict) + "." + warning;
            case UNCHANGED ->
                "The CRM holds all of it already, so nothing is sent (C21).%s%s"
                        .formatted(AnswerStory.healed(before), warning);
            case PARKED -> parked();
            case HELD ->
                "Its profile has no row to point to, because it failed in this sync; so it is held back and logged as failed (E13). Its own failures in a row stay at %d."
                        .formatted(entry.after().failures());
            case OUT_OF_SCOPE ->
                outOfScope() + (before.retry() == Waiting.Kind.IN_STEP ? "" : " It leaves the list of retries (O8).");
        };
    }

    private String anew() {
        boolean was = before.retry() == Waiting.Kind.PARKED;
        return was && entry.after().retry() != Waiting.Kind.PARKED
                ? "Engage has changed it, so it is parked no longer and its failures in a row begin at 0 (E5). "
                : "";
    }

    private static String operation(Verdict verdict) {
        return switch (Objects.requireNonNull(verdict.operation())) {
            case CREATE -> "A row is to be made (C1): ";
            case UPDATE, NO_CHANGE -> "Its row is to be changed (C1): ";
            case DEACTIVATE -> "Its row is to be ended (D1): ";
            case DELETE_MARK -> "Its row is to become that of a deleted user (D3 to D6): ";
        };
    }

    /** What a new row has no value for goes without saying. */
    private static String values(Verdict verdict) {
        boolean all = verdict.operation() != Operation.CREATE;
        return Objects.requireNonNull(verdict.fields()).entrySet().stream()
                .filter(field -> !field.getKey().equals(KEY) && (all || field.getValue() != null))
                .map(field -> "%s = %s".formatted(field.getKey(), value(field.getValue())))
                .collect(Collectors.joining(", "));
    }

    private static String value(@Nullable Object value) {
        if (value == null) {
            return "empty";
        }
        return value instanceof String text ? "\"" + text + "\"" : String.valueOf(value);
    }

    private String parked() {
        return entry.after().retry() == Waiting.Kind.PARKED
                ? "It is parked and Engage has not changed it, so it is passed by (E4)."
                : "Its profile is parked and has no row to point to, so it waits without being counted as failed (E4, E13).";
    }

    private String outOfScope() {
        return switch (entry.offer().record()) {
            case EngageProfile profile ->
                profile.deletedAt() != null
                        ? "It was deleted before it had a row, so none is made (D13)."
                        : "It is out of scope, so nothing is sent (B1 to B5).";
            case EngageConnection connection ->
                entry.offer().user() == null
                        ? "Its user is not in this Vault, so it is out of scope and nothing is sent (B8, E15)."
                        : "It ended before it had a row, so none is made (O27).";
        };
    }
}
