package syncline.runner;

/** Told how a run goes. Safe for use by many threads: several steps may be under way at once. */
public interface Progress {
    /** A part of the lab or a step begins, as a person would call it; {@code expected} records are likely to be read, 0 if unknown. */
    Line begins(String what, long expected);

    /** Something that has begun. */
    interface Line {
        /** How it stands now. */
        void stands(Standing standing);

        /** It is done, with a word on its outcome. */
        void ends(String outcome);
    }

    /** A line that nobody sees. */
    Line UNSEEN = new Line() {
        @Override
        public void stands(Standing standing) {}

        @Override
        public void ends(String outcome) {}
    };

    /** A progress that tells nobody. */
    Progress SILENT = (what, expected) -> UNSEEN;
}
