package syncline.load.audience;

/** Where people are from, which decides on their phones (N27). */
public enum Mix {
    /** Anywhere. */
    WORLD,
    /** Japan. */
    JAPAN
}
