package syncline.sync.replay;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import syncline.sync.history.HistoryEntry;
import syncline.sync.history.HistoryReader;

/**
 * What came of a file that was replayed.
 *
 * @param entries how many were replayed, the header included
 * @param differing how many records and syncs differ
 * @param first the first of the differences, at most {@link #SHOWN}
 * @param lastSync the number of the last sync that was replayed, 0 if none was
 * @param torn whether the file was cut off behind them
 */
public record ReplayedFile(long entries, long differing, List<Divergence> first, int lastSync, boolean torn) {
    /** More differences than a person reads are counted only. */
    public static final int SHOWN = 20;

    /**
     * Replays a file by today's rules.
     *
     * @param stop ends the replay before the first entry that it is true for
     * @throws syncline.lab.UserError if the file cannot be read or is no history
     */
    public static ReplayedFile of(Path file, Predicate<HistoryEntry> stop) {
        try (var reader = HistoryReader.open(file)) {
            var replay = new Replay(reader.header());
            var first = new ArrayList<Divergence>();
            long entries = reader.line();
            long differing = 0;
            int lastSync = 0;
            for (var entry = reader.next(); entry != null && !stop.test(entry); entry = reader.next()) {
                entries = reader.line();
                lastSync = entry instanceof HistoryEntry.SyncBegan began ? began.sync() : lastSync;
                var divergence = replay.take(entries, entry);
                if (divergence.isPresent()) {
                    differing++;
                    if (first.size() < SHOWN) {
                        first.add(divergence.get());
                    }
                }
            }
            return new ReplayedFile(entries, differing, List.copyOf(first), lastSync, reader.torn());
        }
    }
}
