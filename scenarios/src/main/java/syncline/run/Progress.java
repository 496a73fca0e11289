package syncline.run;

/** Told how a run goes. Safe for use by many threads: several steps may be under way at once. */
public interface Progress {
    /**
     * A part of the lab or a step begins.
     *
     * @param step its number, 0 for what is no step
     * @param what as a person would call it
     * @param expected records that are likely to be read, 0 if unknown
     */
    Line begins(int step, String what, long expected);

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
    Progress SILENT = (step, what, expected) -> UNSEEN;
}
