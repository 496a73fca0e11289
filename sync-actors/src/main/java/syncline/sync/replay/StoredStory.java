package syncline.sync.replay;

import java.util.List;
import syncline.sync.history.HistoryEntry.Happened;
import syncline.sync.rules.EngageConnection;
import syncline.sync.rules.EngageProfile;
import syncline.sync.rules.EngageRecord;
import syncline.sync.rules.FailureClass;
import syncline.sync.rules.Operation;
import syncline.sync.rules.RecordEvent;
import syncline.sync.rules.RecordEvent.WriteFailed;

/** What a journal knows of a record, in sentences, each with its rule. */
final class StoredStory {
    private StoredStory() {}

    static List<String> of(Happened entry) {
        var event = entry.event();
        String sentence = switch (event) {
            case RecordEvent.WriteStarted started ->
                "%s at revision %d, changed in Engage at %s, was sent (C1)."
                        .formatted(
                                kind(started.change()),
                                started.change().revision(),
                                started.change().modifiedAt());
            case RecordEvent.RowWritten written ->
                written.operation() == Operation.NO_CHANGE
                        ? "The CRM found its row %s unchanged (C21).".formatted(written.crmId())
                        : "The CRM accepted it as %s (%s); failures in a row: 0 (E3)."
                                .formatted(written.crmId(), written.operation().logName());
            case RecordEvent.FoundInStep found -> "It was due, and the CRM held all of it already (C21).";
            case WriteFailed failed ->
                "The CRM refused it, %s: %s. %s".formatted(failed.errorType(), failed.message(), waits(entry, failed));
            case RecordEvent.HeldBack held ->
                "Its profile had no row to point to, so revision %d was held back (E13).".formatted(held.revision());
            case RecordEvent.LeftScope left -> "It was due, and is out of scope (B1 to B9).";
            case RecordEvent.RowAbsent absent -> "The CRM had no row to change, and none was made (D13, O27).";
        };
        return List.of("Sync %d, %s: %s".formatted(event.sync(), event.at(), sentence));
    }

    private static String kind(EngageRecord record) {
        return switch (record) {
            case EngageProfile profile -> profile.deletedAt() == null ? "A profile" : "A deleted profile";
            case EngageConnection connection -> connection.active() ? "A connection" : "An ended connection";
        };
    }

    private static String waits(Happened entry, WriteFailed failed) {
        int failures = entry.after().failures();
        if (failed.failureClass() == FailureClass.CONFIGURATION) {
            return "That is a matter of configuration and does not count (E7); it stands at %d.".formatted(failures);
        }
        return switch (entry.after().retry()) {
            case IN_STEP -> "It is not tried again.";
            case DUE ->
                "Failed %d of %d times in a row; the next sync tries again (E2, E3)."
                        .formatted(failures, failed.limit());
            case PARKED -> "Failed %d times in a row, so it is parked (E4).".formatted(failures);
        };
    }
}
