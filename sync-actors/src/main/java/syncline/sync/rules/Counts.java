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

    private static final Counts READ = new Counts(1, 0, 0, 0, 0, 0, 0);
    private static final Counts UNCHANGED = new Counts(1, 0, 1, 0, 0, 0, 0);
    private static final Counts PARKED = new Counts(1, 0, 0, 0, 0, 0, 1);
    private static final Counts HELD = new Counts(1, 0, 0, 0, 0, 1, 0);
    private static final Counts HELD_BY_CONFIGURATION = new Counts(1, 0, 0, 0, 1, 1, 0);
    private static final Counts ANSWERED_WRITTEN = new Counts(0, 1, 0, 0, 0, 0, 0);
    private static final Counts ANSWERED_UNCHANGED = new Counts(0, 0, 1, 0, 0, 0, 0);
    private static final Counts ANSWERED_FAILED = new Counts(0, 0, 0, 1, 0, 0, 0);
    private static final Counts ANSWERED_FAILED_BY_CONFIGURATION = new Counts(0, 0, 0, 1, 1, 0, 0);

    /** What a decision counts as; of a record that is sent, its answer adds the rest. */
    public static Counts of(Decision decision) {
        return switch (decision) {
            case Decision.OutOfScope out -> NONE;
            case Decision.Send send -> READ;
            case Decision.Unchanged unchanged -> UNCHANGED;
            case Decision.Parked parked -> PARKED;
            case Decision.Held held ->
                switch (held.cause()) {
                    case RECORD -> HELD;
                    case CONFIGURATION -> HELD_BY_CONFIGURATION;
                };
        };
    }

    /** What the CRM's answer to a record that was sent adds. */
    public static Counts of(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Accepted accepted ->
                accepted.operation() == Operation.NO_CHANGE ? ANSWERED_UNCHANGED : ANSWERED_WRITTEN;
            case Outcome.Absent absent -> ANSWERED_UNCHANGED;
            case Outcome.Refused refused ->
                switch (FailureClass.of(refused.errorType())) {
                    case RECORD -> ANSWERED_FAILED;
                    case CONFIGURATION -> ANSWERED_FAILED_BY_CONFIGURATION;
                };
        };
    }

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
