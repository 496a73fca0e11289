package syncline.engage.directory;

import com.zaxxer.hikari.HikariDataSource;
import syncline.lab.db.Migrations;

/** The tables of a directory; {@code db/engage} has the scripts. */
final class Schema {
    private static final Migrations VERSIONS = new Migrations("engage", "Engage's directory", "engage_profile");

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
