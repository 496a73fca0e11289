package syncline.oracle;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Finds for each record why it may differ, if it may. For one thread. */
final class Excuses {
    private final Circumstances circumstances;
    private final Accounts accounts;
    private final Instant watermark;
    private final Times times = new Times();

    Excuses(Circumstances circumstances, Accounts accounts, Instant watermark) {
        this.circumstances = circumstances;
        this.accounts = accounts;
        this.watermark = watermark;
    }

    /**
     * Why a record may differ.
     *
     * @param record as Engage has it
     * @param row as the CRM has it, if it does
     */
    Excuse of(String object, String id, JsonNode record, @Nullable JsonNode row) {
        var changed = changed(record);
        if (row != null && edited(row)) {
            return edited(object, id, changed, row);
        }
        if (failing(object, id)) {
            return Excuse.FAILING;
        }
        return changed.isBefore(watermark) ? Excuse.NONE : Excuse.PENDING;
    }

    /** Whether the CRM refused its last write, for a reason that still holds, and the sync knows of it. */
    boolean failing(String object, String id) {
        return circumstances.failing(object, id, watermark);
    }

    /** Whether only syncs that try parked records tried it (E4, E16). */
    boolean passedBy(String object, String id) {
        return circumstances.passedBy(object, id);
    }

    /** C38: a row that a person edited is not written any more, and what the sync wanted to write must be among what failed. */
    private Excuse edited(String object, String id, Instant changed, JsonNode row) {
        var editedAt = Instant.parse(row.path("modified_date__v").asText());
        boolean wanted = changed.isAfter(editedAt) && changed.isBefore(watermark);
        if (!wanted) {
            return Excuse.EDITED;
        }
        return circumstances.admitted(object, id) ? Excuse.FAILING : Excuse.NONE;
    }

    private boolean edited(JsonNode row) {
        return !row.path("modified_by__v").asText().equals(circumstances.writer());
    }

    /** When what the row must show changed last: the record itself, or where its account went (B17), which takes a right to see (G12). */
    private Instant changed(JsonNode record) {
        var modified = times.of(record.path("modifiedAt").asText());
        var moved = accounts.moved(ExpectedRow.text(record.path("account")));
        if (moved.equals(Instant.MIN)) {
            return modified;
        }
        var seen = circumstances.rightsSince().isAfter(watermark) ? Instant.MAX : moved;
        return seen.isAfter(modified) ? seen : modified;
    }
}
