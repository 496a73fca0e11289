package syncline.scenario;

/**
 * One thing that is wrong with a scenario.
 *
 * @param where the place in a file, or the setting on the command line
 * @param message a sentence that says what is wrong and what is allowed
 */
public record Problem(Where where, String message) {
    @Override
    public String toString() {
        return where + ": " + message;
    }
}
