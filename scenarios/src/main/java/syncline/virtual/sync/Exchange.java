package syncline.virtual.sync;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A call of an API with what had to be repeated of it (E9).
 *
 * @param isWrite whether it writes records of the CRM
 * @param isCrm whether it counts towards the CRM's burst limit
 */
record Exchange(boolean isWrite, boolean isCrm, List<Try> tries) {
    /**
     * One try.
     *
     * @param millis how long it takes, what limits add left out
     * @param arrives whether the other side carries it out, even if its answer is lost
     * @param failure what is wrong with the answer, or null
     */
    record Try(long millis, boolean arrives, @Nullable String failure) {}

    /** Why all tries failed, or null if one succeeded. */
    @Nullable
    String failure() {
        return tries.getLast().failure();
    }

    /** How often it was carried out. */
    long arrivals() {
        return tries.stream().filter(Try::arrives).count();
    }
}
