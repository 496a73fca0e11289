package syncline.virtual.traffic;

/**
 * How long Engage takes to write something down before it answers: what comes while one commit is under way goes into the next one
 * together, so that nobody waits for more than two commits until more comes than fits. Both figures are rounded from what was
 * measured of the live lab (docs/performance.md): 0.2 to 1 ms at a median load, and 63,160 a second at most.
 */
final class GroupCommit {
    static final long COMMIT_MICROS = 1_000;
    static final int MOST = 63;

    private long begins = -COMMIT_MICROS;
    private int inIt;

    /**
     * When something that comes at a moment is written, both in microseconds.
     *
     * @param moment not before that of the call before
     */
    long written(long moment) {
        if (moment >= begins + COMMIT_MICROS) {
            begins = moment;
            inIt = 1;
        } else if (moment <= begins && inIt < MOST) {
            inIt++;
        } else {
            begins += COMMIT_MICROS;
            inIt = 1;
        }
        return begins + COMMIT_MICROS;
    }
}
