package syncline.lab.db;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.MigrationInfoService;
import org.flywaydb.core.api.MigrationVersion;
import org.flywaydb.core.api.exception.FlywayValidateException;
import syncline.lab.UserError;

/**
 * The versions of one part's tables. The scripts {@code db/PART/V1__….sql} and so on lead from one version to the next, and a table
 * {@code PART_versions} says which of them a database has had. A script serves H2 and PostgreSQL alike, by these placeholders:
 *
 * <ul>
 *   <li><code>${bytes}</code> is the type for bytes, at most a mebibyte of them
 *   <li><code>${bytewise}</code> follows the type of a text that is to be ordered as Java orders it
 * </ul>
 *
 * @param part the part's name, a plain word in lower case
 * @param words what the tables hold, as a person would say it: "the CRM's records"
 * @param firstTable a table that Syncline 0.1.0 made, which kept no versions
 */
public record Migrations(String part, String words, String firstTable) {
    private static final MigrationVersion NONE = MigrationVersion.fromVersion("0");
    private static final MigrationVersion UNVERSIONED = MigrationVersion.fromVersion("1");

    /**
     * Brings the tables to the newest version. What Syncline 0.1.0 left counts as version 1.
     *
     * @throws UserError if the tables are of a newer version, were altered, or cannot be made
     */
    public void run(HikariDataSource pool) {
        to(MigrationVersion.LATEST, pool);
    }

    /** Brings the tables to a version that need not be the newest. */
    void to(MigrationVersion version, HikariDataSource pool) {
        var database = new Database(pool.getJdbcUrl(), "", "");
        try {
            var atOnce = new AtOnce(pool);
            var flyway = flyway(atOnce.connections(), database, version, NONE);
            var info = flyway.info();
            check(info, database);
            if (info.current() == null && isUnversioned(pool, database)) {
                flyway(atOnce.connections(), database, version, UNVERSIONED).baseline();
            }
            migrate(flyway, database);
            atOnce.write();
        } catch (FlywayException | SQLException e) {
            throw wrong(database, "cannot be used: " + firstLine(e));
        }
    }

    private Flyway flyway(DataSource pool, Database database, MigrationVersion target, MigrationVersion baseline) {
        boolean postgres = database.isPostgres();
        return Flyway.configure()
                .loggers("slf4j")
                .dataSource(pool)
                .locations("classpath:db/" + part)
                .failOnMissingLocations(true)
                .table(part + "_versions")
                .placeholders(Map.of(
                        "bytes",
                        postgres ? "BYTEA" : "VARBINARY(1048576)",
                        "bytewise",
                        postgres ? "COLLATE \"C\"" : ""))
                // On H2 the tables of other parts may be there already
                .baselineOnMigrate(true)
                .baselineVersion(baseline)
                .target(target)
                .load();
    }

    private void migrate(Flyway flyway, Database database) {
        try {
            flyway.migrate();
        } catch (FlywayValidateException e) {
            MigrationInfo current = flyway.info().current();
            throw wrong(
                    database,
                    "were altered: they are of version %s, but its scripts are not the ones that this Syncline has"
                            .formatted(current == null ? "none" : current.getVersion()));
        }
    }

    private void check(MigrationInfoService info, Database database) {
        MigrationInfo current = info.current();
        var known = Arrays.stream(info.all())
                .filter(migration -> migration.getState().isResolved())
                .map(MigrationInfo::getVersion)
                .max(MigrationVersion::compareTo)
                .orElseThrow();
        if (current != null && current.getVersion().isNewerThan(known)) {
            throw wrong(
                    database,
                    "are of version %s, and this Syncline knows them up to version %s"
                            .formatted(current.getVersion(), known));
        }
    }

    /** Whether the tables of 0.1.0 are there, exactly as it made them. */
    private boolean isUnversioned(DataSource pool, Database database) throws SQLException {
        try (var connection = pool.getConnection()) {
            var found = Columns.of(connection);
            if (found.table(firstTable).isEmpty()) {
                return false;
            }
            var difference = found.differenceFrom(made());
            if (difference.isPresent()) {
                throw wrong(
                        database,
                        "have no version and are not those of version %s: %s".formatted(UNVERSIONED, difference.get()));
            }
            return true;
        }
    }

    /** What version 1 looks like when it is made afresh. */
    private Columns made() throws SQLException {
        var scratch = new Database("jdbc:h2:mem:" + UUID.randomUUID(), "sa", "");
        try (var pool = scratch.open(words, 2)) {
            flyway(pool, scratch, UNVERSIONED, NONE).migrate();
            try (var connection = pool.getConnection();
                    var statement = connection.createStatement()) {
                statement.execute("DROP TABLE \"" + part + "_versions\"");
                return Columns.of(connection);
            }
        }
    }

    private UserError wrong(Database database, String what) {
        return new UserError(
                "The tables of %s at %s %s. Use the Syncline that made them, or choose another database with --db."
                        .formatted(words, database.place(), what));
    }

    private static String firstLine(Exception e) {
        return String.valueOf(e.getMessage()).lines().findFirst().orElse("");
    }
}
