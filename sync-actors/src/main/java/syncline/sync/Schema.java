package syncline.sync;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import javax.sql.DataSource;
import syncline.lab.UserError;

/** Makes the tables of journal and ledger where they are missing. */
final class Schema {
    private Schema() {}

    static void create(DataSource database) {
        run(database, "journal-h2.sql");
        run(database, "ledger.sql");
    }

    private static void run(DataSource database, String resource) {
        try (var script = Schema.class.getResourceAsStream("/" + resource);
                var connection = database.getConnection();
                var statement = connection.createStatement()) {
            if (script == null) {
                throw new IllegalStateException("The resource " + resource + " is missing from the jar");
            }
            statement.execute(new String(script.readAllBytes(), StandardCharsets.UTF_8));
        } catch (SQLException e) {
            throw new UserError(
                    "The tables of the sync's journal and ledger cannot be made: " + e.getMessage()
                            + ". Check that the database is empty or was made by this version, and may be written to.",
                    e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
