package syncline.report;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What became of all combinations of a scenario's matrix.
 *
 * @param schema always {@link #SCHEMA}
 * @param about the question that the scenario asks, null when it states none
 * @param commit the commit of Syncline that ran, "unknown" outside a checkout
 * @param command the command line that repeats it, null when there is none
 * @param axes the settings that differ, at least one
 * @param cells one for each combination, the last setting changing fastest
 */
public record MatrixResults(
        String schema,
        String scenario,
        @Nullable String about,
        long seed,
        String commit,
        @Nullable String command,
        List<Axis> axes,
        List<Cell> cells) {
    /** Name and version of the file's form. A field may be added under the same version, never renamed or removed. */
    public static final String SCHEMA = "syncline/matrix/1";

    public MatrixResults {
        Objects.requireNonNull(scenario, "scenario");
        axes = Results.orEmpty(axes);
        cells = Results.orEmpty(cells);
    }

    /** A setting, as {@code --set} names it, and its values as they were written. */
    public record Axis(String setting, List<String> values) {
        public Axis {
            values = List.copyOf(values);
        }
    }

    /**
     * One combination. One whose verdict is {@link Verdict#INTERRUPTED} was not simulated to its end, and nothing is told of it.
     *
     * @param values one of each axis
     * @param remarks of its run
     * @param expectations those that were missed
     */
    public record Cell(
            List<String> values,
            Verdict verdict,
            List<Sync> syncs,
            List<String> remarks,
            List<Expectation> expectations) {
        public Cell {
            values = List.copyOf(values);
            syncs = Results.orEmpty(syncs);
            remarks = Results.orEmpty(remarks);
            expectations = Results.orEmpty(expectations);
        }

        /** One that was stopped, or not begun. */
        public static Cell notSimulated(List<String> values) {
            return new Cell(values, Verdict.INTERRUPTED, List.of(), List.of(), List.of());
        }

        /** Whether it was simulated to its end. */
        public boolean wasSimulated() {
            return verdict != Verdict.INTERRUPTED;
        }
    }

    /**
     * One sync of a combination.
     *
     * @param message what the sync is called in the end, null if it did not end
     * @param apiCalls calls to the CRM
     * @param delayedCalls those of them that the CRM held back, because its burst limit was used up
     */
    public record Sync(
            int number,
            String type,
            @Nullable String message,
            double durationSeconds,
            long read,
            long written,
            long failed,
            long apiCalls,
            long delayedCalls) {}

    /** The worst of all combinations: one that was not simulated makes the whole interrupted. */
    @JsonProperty(access = JsonProperty.Access.READ_ONLY)
    public Verdict verdict() {
        return cells.stream().map(Cell::verdict).max(Verdict::compareTo).orElse(Verdict.INVALID);
    }
}
