package syncline.sync.rules;

import org.jspecify.annotations.Nullable;

/** Adds up what a sync did, as the sync does. */
final class Tally {
    private Counts counts = Counts.NONE;

    Counts counts() {
        return counts;
    }

    void clear() {
        counts = Counts.NONE;
    }

    void add(Decision decision, @Nullable Outcome outcome) {
        counts = counts.plus(outcome == null ? counted(decision) : counted(outcome));
    }

    private static Counts counted(Decision decision) {
        return switch (decision) {
            case Decision.OutOfScope out -> Counts.NONE;
            case Decision.Unchanged unchanged -> new Counts(1, 0, 1, 0, 0, 0, 0);
            case Decision.Parked parked -> new Counts(1, 0, 0, 0, 0, 0, 1);
            case Decision.Held held -> new Counts(1, 0, 0, 0, 0, 1, 0);
            case Decision.Send send -> throw new AssertionError("no answer to " + send);
        };
    }

    private static Counts counted(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Accepted accepted -> new Counts(1, 1, 0, 0, 0, 0, 0);
            case Outcome.Absent absent -> new Counts(1, 0, 1, 0, 0, 0, 0);
            case Outcome.Refused refusal -> new Counts(1, 0, 0, 1, 0, 0, 0);
        };
    }
}
