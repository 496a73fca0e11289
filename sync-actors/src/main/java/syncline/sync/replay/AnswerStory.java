package syncline.sync.replay;

import syncline.sync.history.HistoryEntry.Answered;
import syncline.sync.history.Waiting;
import syncline.sync.rules.FailureClass;
import syncline.sync.rules.Outcome;

/**
 * What became of a write, in sentences, each with its rule.
 *
 * @param before how the record waited
 * @param after how it waits
 * @param limit failing syncs in a row after which it is parked (E4)
 */
record AnswerStory(Waiting before, Waiting after, int limit) {
    static final String ABSENT = "The CRM had no row to change, and none was made (D13, O27).";

    String of(Answered entry) {
        var accepted = entry.accepted();
        if (accepted != null) {
            return accepted(accepted.crmId(), accepted.noChange(), before);
        }
        var refused = entry.refused();
        return refused == null ? ABSENT : refused(refused.errorType(), refused.message());
    }

    static String accepted(String crmId, boolean noChange, Waiting before) {
        return (noChange ? "The CRM found its row %s unchanged (C21)." : "The CRM accepted it as %s.").formatted(crmId)
                + healed(before);
    }

    String refused(String errorType, String message) {
        String what = errorType.equals(Outcome.Refused.EDITED_OUTSIDE)
                ? "Somebody else had changed the row since the sync last wrote it, so it was not written (C38)."
                : "The CRM refused it, %s: %s%s".formatted(errorType, message, message.endsWith(".") ? "" : ".");
        return what + " " + waits(FailureClass.of(errorType));
    }

    private String waits(FailureClass failure) {
        if (failure == FailureClass.CONFIGURATION) {
            return "That is a matter of configuration, which is tried again without limit; its failures in a row stay at %d (E7)."
                    .formatted(after.failures());
        }
        return switch (after.retry()) {
            case IN_STEP -> "It is not tried again.";
            case DUE ->
                "Failed %d of %d times in a row; the next sync tries again (E2, E3)."
                        .formatted(after.failures(), limit);
            case PARKED ->
                before.retry() == Waiting.Kind.PARKED
                        ? "It was parked before, and stays so (E16)."
                        : "Failed %d times in a row, so it is parked (E4).".formatted(after.failures());
        };
    }

    /** What a success means for a record that waited. */
    static String healed(Waiting before) {
        return before.retry() == Waiting.Kind.IN_STEP ? "" : " It is in step again; failures in a row: 0 (E3).";
    }
}
