package syncline.virtual.traffic;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** The CRM's API as traffic calls it: a call takes its time, and counts against the burst limit (N1). */
public interface CrmCalls {
    /** Writes at most 500 records (N3), from now on. */
    Answer write();

    /** Asks for a page of at most 1,000 rows (N4), from now on. */
    Answer query();

    /**
     * What comes of a call.
     *
     * @param took from now to its answer
     * @param failure why there is none that is of use; null if there is
     */
    record Answer(Duration took, @Nullable String failure) {}
}
