package syncline.sync.export;

import java.nio.file.Path;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import syncline.lab.UserError;
import syncline.sync.history.HistoryEntry;
import syncline.sync.history.HistoryEntry.Happened;
import syncline.sync.history.HistoryEntry.SyncBegan;
import syncline.sync.history.HistoryEntry.SyncEnded;
import syncline.sync.history.HistoryReader;

/**
 * What there is in a history that was exported.
 *
 * @param syncs how many began
 * @param events how many their records' actors stored
 * @param unfinished the last sync, if its end is not told
 */
public record ExportedFile(int syncs, long events, OptionalInt unfinished) {
    /**
     * Reads it to its end.
     *
     * @throws UserError if it is no history, or not a whole one
     */
    public static ExportedFile of(Path file) {
        try (var reader = HistoryReader.open(file)) {
            int syncs = 0;
            long events = 0;
            SyncBegan running = null;
            for (HistoryEntry entry = reader.next(); entry != null; entry = reader.next()) {
                if (entry instanceof SyncBegan began) {
                    syncs++;
                    running = began;
                } else if (entry instanceof SyncEnded) {
                    running = null;
                } else if (entry instanceof Happened) {
                    events++;
                }
            }
            if (reader.torn()) {
                throw new UserError(file + " was cut off behind line " + reader.line() + ". Export it anew.");
            }
            return new ExportedFile(syncs, events, number(running));
        }
    }

    private static OptionalInt number(@Nullable SyncBegan running) {
        return running == null ? OptionalInt.empty() : OptionalInt.of(running.sync());
    }
}
