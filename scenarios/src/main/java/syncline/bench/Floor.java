package syncline.bench;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import javax.sql.DataSource;
import syncline.lab.db.Database;
import syncline.runner.Storage;

/**
 * The least that a sync or a job has to do: write the same rows with plain JDBC, in batches of 500 and two threads, without actors,
 * HTTP or rules.
 *
 * @param sync the journal, with about two events a record, and the ledger
 * @param crm the CRM's rows
 * @param records how many were carried
 */
record Floor(List<TableCopy> sync, List<TableCopy> crm, int records) {
    private static final int BATCH = 500;
    private static final int THREADS = 2;

    private interface Taking<T> {
        T from(Connection sync, Connection crm) throws SQLException;
    }

    /** Takes what a sync wrote. */
    static Floor ofSync(Storage written) throws SQLException {
        return of(written, (sync, crm) -> {
            var log = TableCopy.inserted(sync, "record_log");
            return new Floor(
                    List.of(TableCopy.inserted(sync, "\"event_journal\""), log),
                    List.of(
                            TableCopy.upserted(crm, "engage_profile__v", "vexternal_id__v"),
                            TableCopy.upserted(crm, "engage_connection__v", "vexternal_id__v")),
                    log.rows().size());
        });
    }

    /** Takes what Post-Processing jobs wrote. */
    static Floor ofJobs(Storage written) throws SQLException {
        return of(written, (sync, crm) -> {
            var activities = TableCopy.upserted(crm, "message_activity__v", "vexternal_id__v");
            return new Floor(
                    List.of(TableCopy.inserted(sync, "\"event_journal\"")),
                    List.of(activities),
                    activities.rows().size());
        });
    }

    private static Floor of(Storage written, Taking<Floor> taking) throws SQLException {
        try (var sync = written.sync().open("the sync's journal and ledger", 1);
                var crm = written.crm().open("the CRM's records", 1);
                var fromSync = sync.getConnection();
                var fromCrm = crm.getConnection()) {
            return taking.from(fromSync, fromCrm);
        }
    }

    /** Writes all of it into empty databases, and tells how fast that went. */
    Rate write(Database syncDatabase, Database crmDatabase) throws SQLException {
        try (var sync = syncDatabase.open("the floor's journal and ledger", THREADS);
                var crm = crmDatabase.open("the floor's CRM records", THREADS)) {
            create(sync, crm);
            var watch = Rate.start();
            write(sync, crm);
            Rate rate = watch.stop(records);
            check(sync, crm);
            return rate;
        }
    }

    private void create(DataSource sync, DataSource crm) throws SQLException {
        try (var toSync = sync.getConnection();
                var toCrm = crm.getConnection()) {
            for (TableCopy table : this.sync) {
                table.create(toSync);
            }
            for (TableCopy table : this.crm) {
                table.create(toCrm);
            }
        }
    }

    /** A floor that wrote less would be no floor. */
    private void check(DataSource sync, DataSource crm) throws SQLException {
        try (var toSync = sync.getConnection();
                var toCrm = crm.getConnection()) {
            for (TableCopy table : this.sync) {
                table.check(toSync);
            }
            for (TableCopy table : this.crm) {
                table.check(toCrm);
            }
        }
    }

    private void write(DataSource sync, DataSource crm) {
        try (var threads = Executors.newFixedThreadPool(THREADS)) {
            var parts = new ArrayList<Future<?>>();
            for (int part = 0; part < THREADS; part++) {
                int first = part;
                parts.add(threads.submit(() -> {
                    writePart(sync, crm, first);
                    return null;
                }));
            }
            for (Future<?> part : parts) {
                part.get();
            }
        } catch (ExecutionException | InterruptedException e) {
            throw new IllegalStateException("The floor could not be measured", e);
        }
    }

    private void writePart(DataSource sync, DataSource crm, int part) throws SQLException {
        try (var toSync = sync.getConnection();
                var toCrm = crm.getConnection()) {
            toSync.setAutoCommit(false);
            toCrm.setAutoCommit(false);
            for (TableCopy table : this.sync) {
                batches(table, toSync, part);
            }
            for (TableCopy table : this.crm) {
                batches(table, toCrm, part);
            }
        }
    }

    private static void batches(TableCopy table, Connection to, int part) throws SQLException {
        for (int from = part * BATCH; from < table.rows().size(); from += THREADS * BATCH) {
            table.write(to, from, from + BATCH);
            to.commit();
        }
    }
}
