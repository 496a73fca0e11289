package syncline.sync;

import akka.actor.ActorSystem;
import akka.serialization.SerializationExtension;
import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.SQLException;
import java.util.Map;
import syncline.lab.UserError;
import syncline.lab.db.Database;
import syncline.sync.export.JournalExport;
import syncline.sync.journal.SqlEvents;
import syncline.sync.journal.SqlJournal;
import syncline.sync.rules.RuleSettings;

/** The journal of a sync that need not run. It is read only. */
public final class StoppedSync {
    private StoppedSync() {}

    /**
     * Makes a history of a journal.
     *
     * @param rules the readings that its syncs followed, which the journal does not hold
     * @param file must not be there yet
     * @throws UserError if there is no journal, or no file can be made
     */
    public static void export(Database database, String vault, RuleSettings rules, Path file) {
        try (var pool = database.open("the sync's journal", 2)) {
            requireJournal(pool, database);
            var system = ActorSystem.create("syncline-export", SyncActors.withoutCluster());
            var about = Map.of("exported from", database.place());
            try (var out = Files.newOutputStream(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
                var events = new SqlEvents(pool, SerializationExtension.get(system));
                wholeOrNot(file, () -> new JournalExport(new SqlJournal(pool), events).write(out, vault, rules, about));
            } catch (IOException e) {
                throw new UserError(
                        "The history cannot be written to %s (%s). Name a new file in a folder that is there."
                                .formatted(file, e.getClass().getSimpleName()),
                        e);
            } finally {
                system.terminate();
            }
        }
    }

    /** Writes into a file that was just made. */
    private interface Writing {
        void run() throws IOException;
    }

    /** Nobody is to take a part for the whole. */
    private static void wholeOrNot(Path file, Writing writing) throws IOException {
        boolean whole = false;
        try {
            writing.run();
            whole = true;
        } finally {
            if (!whole) {
                Files.deleteIfExists(file);
            }
        }
    }

    private static void requireJournal(HikariDataSource pool, Database database) {
        try (var connection = pool.getConnection();
                var tables = connection.getMetaData().getTables(null, connection.getSchema(), "event_journal", null)) {
            if (!tables.next()) {
                throw new UserError(database.place() + " has no journal of a sync. Was a lab ever up on it?");
            }
        } catch (SQLException e) {
            throw new UncheckedIOException(new IOException(e));
        }
    }
}
