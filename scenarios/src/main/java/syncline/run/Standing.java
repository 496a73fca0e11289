package syncline.run;

import org.jspecify.annotations.Nullable;

/**
 * How something that is under way stands. What is not known of it is null.
 *
 * @param done how many of {@code unit} are done
 * @param unit what is counted, in the plural
 * @param rate of them a second, now
 * @param errors of them that failed
 * @param backlog clicks that wait for their row in the CRM
 */
public record Standing(
        long done,
        String unit,
        @Nullable Double rate,
        @Nullable Double p99Millis,
        @Nullable Long errors,
        @Nullable Long backlog) {

    /** So many are done, and no more is known. */
    public static Standing of(long done, String unit) {
        return new Standing(done, unit, null, null, null, null);
    }

    /** The same with the backlog. */
    public Standing withBacklog(long clicks) {
        return new Standing(done, unit, rate, p99Millis, errors, clicks);
    }
}
