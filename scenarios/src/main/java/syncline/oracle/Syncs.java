package syncline.oracle;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The syncs of a run, of which there may be thousands, to be asked about the times of millions of records. */
final class Syncs {
    private final Instant watermark;
    /** By the start of each sync: when the last of those that had started by then was over. */
    private final TreeMap<Instant, Instant> covered = new TreeMap<>();

    private final NavigableMap<Instant, Instant> clean;
    /** Of those, the ones that tried parked records. */
    private final NavigableMap<Instant, Instant> cleanOfParked;

    Syncs(List<SyncSpan> syncs) {
        watermark = syncs.stream()
                .filter(SyncSpan::successful)
                .map(SyncSpan::startedAt)
                .max(Instant::compareTo)
                .orElse(Instant.MIN);
        var ordered =
                syncs.stream().sorted(Comparator.comparing(SyncSpan::startedAt)).toList();
        var last = Instant.MIN;
        for (SyncSpan sync : ordered) {
            Instant end = sync.finishedAt() == null ? Instant.MAX : sync.finishedAt();
            last = end.isAfter(last) ? end : last;
            covered.put(sync.startedAt(), last);
        }
        clean = firstEnds(ordered.stream().filter(SyncSpan::clean).toList());
        cleanOfParked = firstEnds(ordered.stream()
                .filter(SyncSpan::clean)
                .filter(SyncSpan::triesParked)
                .toList());
    }

    /** By the start of each of these syncs: when the first of those that started then or later was over. */
    private static NavigableMap<Instant, Instant> firstEnds(List<SyncSpan> ordered) {
        var ends = new TreeMap<Instant, Instant>();
        var first = Instant.MAX;
        for (SyncSpan sync : ordered.reversed()) {
            Instant end = sync.finishedAt();
            if (end != null) {
                first = end.isBefore(first) ? end : first;
                ends.put(sync.startedAt(), first);
            }
        }
        return ends;
    }

    /** When the last successful sync began (A19); {@link Instant#MIN} if there was none. */
    Instant watermark() {
        return watermark;
    }

    /** Whether a time lies between start and finish of a sync, both included. */
    boolean cover(Instant time) {
        var sync = covered.floorEntry(time);
        return sync != null && !time.isAfter(sync.getValue());
    }

    /** Whether a whole clean sync lies inside the given times; a null end is open. */
    boolean cleanWithin(Instant from, @Nullable Instant to) {
        return within(clean, from, to);
    }

    /** The same of syncs that tried parked records (E16). */
    boolean cleanOfParkedWithin(Instant from, @Nullable Instant to) {
        return within(cleanOfParked, from, to);
    }

    private static boolean within(NavigableMap<Instant, Instant> ends, Instant from, @Nullable Instant to) {
        var sync = ends.higherEntry(from);
        return sync != null && (to == null || sync.getValue().isBefore(to));
    }
}
