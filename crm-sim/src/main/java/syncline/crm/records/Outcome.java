package syncline.crm.records;

/** What became of one record of a write. */
public sealed interface Outcome {
    /** It was new. */
    record Created(String id) implements Outcome {}

    /** It existed, and at least one value is now another. */
    record Updated(String id) implements Outcome {}

    /** It existed and had all these values already; nothing was written. */
    record Unchanged(String id) implements Outcome {}

    /** It existed and is gone. */
    record Deleted(String id) implements Outcome {}

    /** Nothing was written. */
    record Refused(String type, String message) implements Outcome {}
}
