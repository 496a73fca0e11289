package syncline.run;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import syncline.report.ErrorCount;

/** Counts why records failed. */
public final class ErrorCounts {
    private static final int MOST = 5;
    /** A message that names its record is another for each; of more than these, the rest is counted as one. */
    private static final int MOST_MESSAGES = 1_000;

    private static final String OTHERS = "others";

    private final Map<String, Long> counts = new HashMap<>();

    /** One more record has failed. */
    public void add(String message) {
        add(message, 1);
    }

    /** So many more have. */
    public void add(String message, long records) {
        counts.merge(
                counts.size() < MOST_MESSAGES || counts.containsKey(message) ? message : OTHERS, records, Long::sum);
    }

    /** The messages that most records have, most frequent first. */
    public List<ErrorCount> top() {
        return counts.entrySet().stream()
                .map(count -> new ErrorCount(count.getKey(), count.getValue()))
                .sorted(Comparator.comparingLong(ErrorCount::count).reversed().thenComparing(ErrorCount::message))
                .limit(MOST)
                .toList();
    }
}
