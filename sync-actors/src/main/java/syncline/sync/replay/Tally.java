package syncline.sync.replay;

import syncline.sync.rules.Counts;
import syncline.sync.rules.Decision;
import syncline.sync.rules.FailureClass;
import syncline.sync.rules.Operation;
import syncline.sync.rules.Outcome;

/** Counts what one sync did, from decisions and answers. */
final class Tally {
    private long read;
    private long written;
    private long unchanged;
    private long failed;
    private long byConfiguration;
    private long held;
    private long parked;

    void decided(Decision decision) {
        switch (decision) {
            case Decision.OutOfScope out -> {}
            case Decision.Send send -> read++;
            case Decision.Parked waits -> {
                read++;
                parked++;
            }
            case Decision.Unchanged same -> {
                read++;
                unchanged++;
            }
            case Decision.Held back -> {
                read++;
                held++;
                byConfiguration += back.cause() == FailureClass.CONFIGURATION ? 1 : 0;
            }
        }
    }

    void answered(Outcome outcome) {
        switch (outcome) {
            case Outcome.Accepted accepted -> {
                if (accepted.operation() == Operation.NO_CHANGE) {
                    unchanged++;
                } else {
                    written++;
                }
            }
            case Outcome.Absent absent -> unchanged++;
            case Outcome.Refused refused -> {
                failed++;
                byConfiguration += FailureClass.of(refused.errorType()) == FailureClass.CONFIGURATION ? 1 : 0;
            }
        }
    }

    Counts counts() {
        return new Counts(read, written, unchanged, failed, byConfiguration, held, parked);
    }
}
