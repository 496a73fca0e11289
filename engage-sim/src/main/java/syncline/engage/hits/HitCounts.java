package syncline.engage.hits;

import java.util.EnumMap;
import java.util.Map;

/**
 * How many hits are durable.
 *
 * @param acknowledged how many; after a crash those too whose visitors had not yet heard so
 * @param lastSeq the number of the last one
 * @param byLabel who their visitors said to be, every label included
 */
public record HitCounts(long acknowledged, long lastSeq, Map<Label, Long> byLabel) {
    static HitCounts of(long lastSeq, Map<Label, Long> found) {
        var byLabel = new EnumMap<Label, Long>(Label.class);
        for (Label label : Label.values()) {
            byLabel.put(label, found.getOrDefault(label, 0L));
        }
        long all = byLabel.values().stream().mapToLong(Long::longValue).sum();
        return new HitCounts(all, lastSeq, byLabel);
    }

    /** With these hits as well. */
    HitCounts plus(Iterable<Hit> hits, long lastSeq) {
        var counts = new EnumMap<Label, Long>(byLabel);
        hits.forEach(hit -> counts.merge(hit.label(), 1L, Long::sum));
        return of(lastSeq, counts);
    }
}
