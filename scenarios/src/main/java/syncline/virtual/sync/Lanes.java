package syncline.virtual.sync;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import syncline.sync.rules.Counts;

/** The lanes of one sync, and what they did taken together. */
final class Lanes {
    private final List<ClockedLane> all = new ArrayList<>();

    void add(ClockedLane lane) {
        all.add(lane);
    }

    /** Those that go on, the earliest first. */
    List<ClockedLane> going() {
        return all.stream()
                .filter(one -> !one.lane().ended())
                .sorted(ClockedLane.BY_TIME)
                .toList();
    }

    /** The time of the one furthest on. */
    Instant last() {
        return all.stream().max(ClockedLane.BY_TIME).orElseThrow().now();
    }

    /** Why the first that failed did, or null. */
    @Nullable
    String firstFailure() {
        return all.stream()
                .filter(one -> one.lane().failure() != null)
                .min(ClockedLane.BY_TIME)
                .map(one -> one.lane().failure())
                .orElse(null);
    }

    Counts counts() {
        return all.stream().map(one -> one.lane().records().counts()).reduce(Counts.NONE, Counts::plus);
    }

    Set<String> warnings() {
        var warnings = new TreeSet<String>();
        all.forEach(one -> warnings.addAll(one.lane().records().warnings()));
        return warnings;
    }

    /** How many records failed with which message. */
    Map<String, Long> errors() {
        var errors = new TreeMap<String, Long>();
        all.forEach(one ->
                one.lane().records().errors().forEach((message, count) -> errors.merge(message, count, Long::sum)));
        return errors;
    }
}
