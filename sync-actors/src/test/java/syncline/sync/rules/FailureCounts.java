package syncline.sync.rules;

import java.util.HashMap;
import java.util.Map;

/** Counts failing syncs in a row by itself (E1 to E7), and holds what the rules count against it. */
final class FailureCounts {
    private final Map<String, Integer> inARow = new HashMap<>();

    void check(String id, RecordState before, RecordEvent event, RecordState after) {
        boolean wasParked = before.retry() instanceof Retry.Parked;
        switch (event) {
            case RecordEvent.WriteFailed failed -> {
                if (failed.failureClass() == FailureClass.RECORD && !wasParked) {
                    inARow.merge(id, 1, Integer::sum);
                }
            }
            case RecordEvent.WriteStarted started ->
                changed(id, wasParked, started.change().revision(), before);
            case RecordEvent.HeldBack held -> changed(id, wasParked, held.revision(), before);
            case RecordEvent.RowWritten written -> inARow.remove(id);
            case RecordEvent.FoundInStep found -> inARow.remove(id);
            case RecordEvent.LeftScope left -> inARow.remove(id);
            case RecordEvent.RowAbsent absent -> inARow.remove(id);
        }
        int failures = inARow.getOrDefault(id, 0);
        if (after.retry().failures() != failures || after.retry() instanceof Retry.Parked != (failures == 10)) {
            throw new AssertionError(
                    "%s has failed %d times in a row, and is %s".formatted(id, failures, after.retry()));
        }
    }

    private void changed(String id, boolean wasParked, long revision, RecordState before) {
        if (wasParked && revision > before.revision()) {
            inARow.remove(id);
        }
    }
}
