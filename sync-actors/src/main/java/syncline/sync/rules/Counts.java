package syncline.sync.rules;

/**
 * What a sync did, in records. Every record read in scope is exactly one of the others: read = written + unchanged + failed +
 * held + parked.
 *
 * @param written created or changed in the CRM
 * @param unchanged held by the CRM already, a success (C21)
 * @param failed refused by the CRM
 * @param failedByConfiguration those of the failed and the held whose cause is a missing right (F21, O10)
 * @param held back because their profile has no row (E13), a failure (F7)
 * @param parked passed by (E4), neither success nor failure (F7)
 */
public record Counts(
        long read, long written, long unchanged, long failed, long failedByConfiguration, long held, long parked) {
    /** Nothing done. */
    public static final Counts NONE = new Counts(0, 0, 0, 0, 0, 0, 0);

    /** Both together. */
    public Counts plus(Counts other) {
        return new Counts(
                read + other.read,
                written + other.written,
                unchanged + other.unchanged,
                failed + other.failed,
                failedByConfiguration + other.failedByConfiguration,
                held + other.held,
                parked + other.parked);
    }

    long succeeded() {
        return written + unchanged;
    }

    long failures() {
        return failed + held;
    }
}
