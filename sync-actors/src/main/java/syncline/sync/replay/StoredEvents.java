package syncline.sync.replay;

import java.util.ArrayList;
import java.util.List;
import syncline.sync.replay.Divergence.Field;
import syncline.sync.rules.FailureClass;
import syncline.sync.rules.RecordEvent;
import syncline.sync.rules.RecordState;
import syncline.sync.rules.Retry;

/** Whether an event that an actor stored could follow on its state by today's rules. */
final class StoredEvents {
    private StoredEvents() {}

    static List<Field> impossible(RecordState state, RecordEvent event) {
        var fields = new ArrayList<Field>();
        boolean sent = state.openWrites() > 0;
        boolean due = !(state.retry() instanceof Retry.InStep);
        switch (event) {
            case RecordEvent.WriteFailed failed -> {
                Field.add(fields, "sent", true, sent);
                Field.add(fields, "failureClass", failed.failureClass(), FailureClass.of(failed.errorType()));
            }
            case RecordEvent.RowWritten written -> Field.add(fields, "sent", true, sent);
            case RecordEvent.RowAbsent absent -> Field.add(fields, "sent", true, sent);
            case RecordEvent.FoundInStep found -> Field.add(fields, "due", true, due);
            case RecordEvent.LeftScope left -> Field.add(fields, "due", true, due);
            case RecordEvent.WriteStarted started ->
                older(fields, state, started.change().revision());
            case RecordEvent.HeldBack held -> older(fields, state, held.revision());
        }
        return fields;
    }

    /** Engage never goes back to an older revision. */
    private static void older(List<Field> fields, RecordState state, long revision) {
        Field.add(fields, "revision", revision, Math.max(revision, state.revision()));
    }
}
