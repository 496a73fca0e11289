package syncline.load;

/** A simulation that cannot begin; the message says what is wrong, where, and what to do. */
final class Refused extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Refused(String message) {
        // Gatling prints what a simulation throws: the message is all that helps.
        super(message, null, false, false);
    }
}
