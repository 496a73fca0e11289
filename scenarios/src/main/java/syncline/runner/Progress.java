package syncline.runner;

/** Told how a run goes. Calls come from one thread at a time. */
public interface Progress {
    /** A part of the lab or a step begins, as a person would call it; {@code expected} records are likely to be read, 0 if unknown. */
    void begins(String what, long expected);

    /** So many records have been read since it began. */
    void reads(long records);

    /** What began is done, with a word on its outcome. */
    void ends(String outcome);

    /** A progress that tells nobody. */
    Progress SILENT = new Progress() {
        @Override
        public void begins(String what, long expected) {}

        @Override
        public void reads(long records) {}

        @Override
        public void ends(String outcome) {}
    };
}
