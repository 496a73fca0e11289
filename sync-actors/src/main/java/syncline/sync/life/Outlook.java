package syncline.sync.life;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import syncline.sync.rules.Decision;
import syncline.sync.rules.EngageRecord;
import syncline.sync.rules.Offer;
import syncline.sync.rules.RecordRules;
import syncline.sync.rules.RecordState;
import syncline.sync.rules.Retry;
import syncline.sync.rules.Scope;
import syncline.sync.run.SyncForecast;

/** What the next scheduled sync will do with a record, told in sentences by the rules that will decide it. */
final class Outlook {
    private Outlook() {}

    /**
     * The sentences.
     *
     * @param offer the record as that sync would offer it now, null if Engage does not tell of it
     */
    static List<String> of(RecordState state, @Nullable Offer offer, SyncForecast next) {
        if (offer == null) {
            return List.of("Engage does not tell of this record, so there is nothing to write (E10).");
        }
        var says = new ArrayList<String>();
        boolean read = reading(state, offer.record(), next, says);
        if (read) {
            says.addAll(deciding(RecordRules.decide(state, offer).decision(), state));
        }
        return says;
    }

    private static boolean reading(RecordState state, EngageRecord record, SyncForecast next, List<String> says) {
        if (next.type() == Scope.FULL) {
            says.add("The next sync is full and reads every record (B15).");
            return true;
        }
        if (state.retry() instanceof Retry.Due due) {
            says.add("It is tried again whether Engage changed it or not (E2); failed in a row so far: %d of %d (E4)."
                    .formatted(due.failures(), next.retryLimit()));
            return true;
        }
        Instant watermark = next.watermark();
        if (watermark == null || !record.modifiedAt().isBefore(watermark)) {
            says.add("It is read, because Engage changed it at %s and changes since %s are read (A7, A19)."
                    .formatted(record.modifiedAt(), watermark));
            return true;
        }
        says.add("It is not read: Engage changed it last at %s, before %s, from which on changes are read (A7)."
                .formatted(record.modifiedAt(), watermark));
        if (state.retry() instanceof Retry.Parked) {
            says.add(parked(state));
        }
        return false;
    }

    private static List<String> deciding(Decision decision, RecordState state) {
        return switch (decision) {
            case Decision.Send send -> sending(send);
            case Decision.Unchanged unchanged ->
                withWarning(
                        "The CRM holds all of it already: nothing is sent, and that counts as a success (C21).",
                        unchanged.warning());
            case Decision.Parked waits -> List.of(waiting(state));
            case Decision.Held held ->
                List.of("Its profile has no row to point to, so it waits and is told as failed (E13).");
            case Decision.OutOfScope out ->
                List.of(
                        "It is not in scope: nobody of this Vault or, with an account, of its company is connected (B1 to B9).");
        };
    }

    private static List<String> sending(Decision.Send send) {
        String what = switch (send.operation()) {
            case CREATE -> "A row is created";
            case UPDATE -> "The row is updated";
            case NO_CHANGE -> "The row is sent as it is";
            case DEACTIVATE -> "The row goes inactive (D1)";
            case DELETE_MARK -> "The row is marked as deleted and cleared (D3 to D6)";
        };
        return withWarning(
                "%s; sent are %s%s (C1)."
                        .formatted(
                                what,
                                String.join(", ", send.fields().keySet()),
                                send.mayCreate() ? "" : ", unless there is no row (D13, O27)"),
                send.warning());
    }

    private static List<String> withWarning(String sentence, @Nullable String warning) {
        return warning == null ? List.of(sentence) : List.of(sentence, "The success log will warn: " + warning + ".");
    }

    /** A record that is not parked itself is a connection of a profile that is. */
    private static String waiting(RecordState state) {
        return state.retry() instanceof Retry.Parked
                ? parked(state)
                : "Its profile is parked and has no row to point to, so it waits with it (E4, E13).";
    }

    private static String parked(RecordState state) {
        return "It is parked after %d failing syncs in a row (E4). A change in Engage (E5) or a full sync (E16) tries it again."
                .formatted(state.retry().failures());
    }
}
