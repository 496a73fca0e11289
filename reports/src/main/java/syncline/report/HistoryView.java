package syncline.report;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A history as its page shows it.
 *
 * @param name of its file
 * @param about what else is known of it: scenario, seed, commit
 * @param outcome in a sentence what came of the replay
 * @param agrees whether the rules say what was recorded
 * @param chapters its syncs, in order; the last ones if there are too many
 * @param leftOut how many syncs before them are left out
 * @param command that repeats the replay
 */
public record HistoryView(
        String name,
        Map<String, String> about,
        String outcome,
        boolean agrees,
        List<Chapter> chapters,
        long leftOut,
        String command) {
    /**
     * One sync.
     *
     * @param startedAt lab time
     * @param message null if the history breaks off in it
     * @param due records that are tried again, by failures in a row
     * @param differences what differs in it from what was recorded, in words
     * @param recordsLeftOut records that are not shown though something happened to them
     */
    public record Chapter(
            int number,
            Instant startedAt,
            String type,
            String trigger,
            @Nullable String message,
            @Nullable String cause,
            Numbers counts,
            long inStep,
            Map<Integer, Long> due,
            long parked,
            List<String> differences,
            List<Happened> records,
            long recordsLeftOut) {}

    /** The counts of a sync. */
    public record Numbers(long read, long written, long unchanged, long failed, long held, long parked) {}

    /**
     * What happened to a record in a sync.
     *
     * @param standing how it stood afterwards, in words
     * @param differs whether the rules say otherwise than recorded
     */
    public record Happened(String object, String id, String standing, List<String> sentences, boolean differs) {}
}
