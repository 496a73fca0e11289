package syncline.sync.replay;

import syncline.sync.history.HistoryEntry.Happened;
import syncline.sync.history.Waiting;
import syncline.sync.rules.EngageConnection;
import syncline.sync.rules.EngageProfile;
import syncline.sync.rules.EngageRecord;
import syncline.sync.rules.Operation;
import syncline.sync.rules.RecordEvent;

/** What a journal knows of a record, in sentences, each with its rule. */
final class StoredStory {
    private StoredStory() {}

    /** @param before how the record waited */
    static String of(Happened entry, Waiting before) {
        var event = entry.event();
        String sentence = switch (event) {
            case RecordEvent.WriteStarted started ->
                "%s at revision %d, changed in Engage at %s, is sent (C1)."
                        .formatted(
                                kind(started.change()),
                                started.change().revision(),
                                started.change().modifiedAt());
            case RecordEvent.RowWritten written ->
                AnswerStory.accepted(written.crmId(), written.operation() == Operation.NO_CHANGE, before);
            case RecordEvent.FoundInStep found ->
                "The CRM holds all of it already, so nothing is sent (C21)." + AnswerStory.healed(before);
            case RecordEvent.WriteFailed failed ->
                new AnswerStory(before, entry.after(), failed.limit()).refused(failed.errorType(), failed.message());
            case RecordEvent.HeldBack held ->
                "Its profile has no row to point to, so revision %d is held back (E13).".formatted(held.revision());
            case RecordEvent.LeftScope left -> "It is out of scope (B1 to B9), and leaves the list of retries (O8).";
            case RecordEvent.RowAbsent absent -> AnswerStory.ABSENT;
        };
        return "Sync %d, %s: %s".formatted(event.sync(), event.at(), sentence);
    }

    private static String kind(EngageRecord record) {
        return switch (record) {
            case EngageProfile profile -> profile.deletedAt() != null ? "A deleted profile" : "A profile";
            case EngageConnection connection -> connection.active() ? "A connection" : "An ended connection";
        };
    }
}
