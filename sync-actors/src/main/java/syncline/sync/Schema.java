package syncline.sync;

import com.zaxxer.hikari.HikariDataSource;
import syncline.lab.db.Migrations;

/** The tables of journal and ledger; {@code db/sync} has the scripts. */
final class Schema {
    private static final Migrations VERSIONS = new Migrations("sync", "the sync's journal and ledger", "event_journal");

    private Schema() {}

    /**
     * Makes the tables, or brings those of an older version to the newest.
     *
     * @throws syncline.lab.UserError if they are of another version than this program can use
     */
    static void create(HikariDataSource database) {
        VERSIONS.run(database);
    }
}
