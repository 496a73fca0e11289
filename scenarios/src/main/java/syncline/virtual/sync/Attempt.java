package syncline.virtual.sync;

import org.jspecify.annotations.Nullable;

/**
 * One try of a call (E9): the last one if it succeeds, or if it has been tried often enough.
 *
 * @param kind what it asks for
 * @param number 1 for the first try
 * @param millis how long it takes, what limits add left out
 * @param arrives whether the other side carries it out, even if its answer is lost
 * @param failure what is wrong with the answer, or null
 */
record Attempt(
        Kind kind,
        int number,
        long millis,
        boolean arrives,
        @Nullable String failure) {
    private static final int TRIES = 3;

    enum Kind {
        /** Writes records of the CRM. */
        WRITE,
        /** Asks the CRM for something. */
        QUERY,
        /** Asks Engage for a page. */
        PAGE
    }

    /** Whether the call is not made once more. */
    boolean isLast() {
        return failure == null || number == TRIES;
    }

    /** Whether it counts towards the CRM's burst limit. */
    boolean isCrm() {
        return kind != Kind.PAGE;
    }
}
