package syncline.sync.clicks;

/**
 * What a Post-Processing job did, in hits: read = written + repeated + failed.
 *
 * @param read new ones, and those that waited for another try
 * @param written rows made in the CRM
 * @param repeated hits whose row was there already: an earlier job broke off before it could say so (J26)
 * @param failed refused by the CRM; they wait for the next job
 * @param waiting all that wait at the end, from earlier jobs too
 */
public record JobCounts(long read, long written, long repeated, long failed, long waiting) {
    /** Nothing done. */
    public static final JobCounts NONE = new JobCounts(0, 0, 0, 0, 0);

    /** The same, with what waits at the end. */
    public JobCounts withWaiting(long now) {
        return new JobCounts(read, written, repeated, failed, now);
    }
}
