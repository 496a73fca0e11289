package syncline.torture;

/**
 * A kill of the lab.
 *
 * @param full whether the sync it hit was full, or meant to be
 */
public record Kill(boolean full, Phase phase) {
    /** How far the sync had got, as its history and its log told afterwards. */
    public enum Phase {
        /** Asked for, and not begun. */
        BEGINNING("before its start was stored"),
        /** Begun, with nothing in its log yet. */
        FIRST_RECORDS("before its first line in the log"),
        /** Its log tells of profiles. */
        PROFILES("among profiles"),
        /** Its log tells of connections. */
        CONNECTIONS("among connections"),
        /** It had ended before the kill. */
        ENDED("after its end");

        private final String words;

        Phase(String words) {
            this.words = words;
        }

        /** What to call it in a report. */
        public String words() {
            return words;
        }
    }

    /** Where a kill fell. */
    static Phase phase(boolean interrupted, SyncLog log) {
        if (!interrupted) {
            return Phase.ENDED;
        }
        if (log.records().isEmpty()) {
            return Phase.FIRST_RECORDS;
        }
        boolean connections = log.records().stream().anyMatch(record -> record.startsWith("engage_connection__v/"));
        return connections ? Phase.CONNECTIONS : Phase.PROFILES;
    }
}
