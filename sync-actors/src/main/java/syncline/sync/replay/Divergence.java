package syncline.sync.replay;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import syncline.sync.rules.CrmObject;

/**
 * A place where today's rules say otherwise than the history.
 *
 * @param line of the history, from 1
 * @param at the lab time
 * @param object null if a sync as a whole differs
 * @param id Engage's id of the record, null if a sync as a whole differs
 * @param fields what differs; never empty
 */
public record Divergence(
        long line,
        Instant at,
        int sync,
        @Nullable CrmObject object,
        @Nullable String id,
        List<Field> fields) {
    /** One value that differs: as the history has it, and as the rules say now. */
    public record Field(
            String name,
            @Nullable Object recorded,
            @Nullable Object replayed) {
        /** The rules that say what its value is, as in {@code docs/rules}; empty if none says it alone. */
        public String rules() {
            return switch (name) {
                case "decision", "mayCreate", "cause" -> "B1 to B9, E2 to E13";
                case "operation" -> "C1, D1 to D6";
                case "warning" -> "C24";
                case "retry", "failures", "due" -> "E2 to E13";
                case "failureClass" -> "F21";
                case "scope" -> "A6 to A9";
                case "start" -> "A12 to A17";
                case "watermark" -> "A19, A20";
                case "asOf" -> "O3";
                case "message" -> "F2 to F8";
                case "read", "written", "unchanged", "failed", "failedByConfiguration", "held", "parked" -> "F7";
                default -> name.startsWith("fields.") ? "C1 to C36, D1 to D12" : "";
            };
        }

        /** Adds a field to the others if its values differ. */
        static void add(List<Field> fields, String name, @Nullable Object recorded, @Nullable Object replayed) {
            if (!Objects.equals(recorded, replayed)) {
                fields.add(new Field(name, recorded, replayed));
            }
        }
    }
}
