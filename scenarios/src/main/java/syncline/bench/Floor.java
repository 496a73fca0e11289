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
 * The least that a sync has to do: write the same journal rows, CRM rows and ledger rows with plain JDBC, in batches of 500 records
 * and two threads, without actors, HTTP or rules.
 *
 * @param journal every event, about two a record
 * @param crm the rows of profiles and connections
 * @param ledger the log, one line a record
 */
record Floor(TableCopy journal, List<TableCopy> crm, TableCopy ledger) {
    private static final int BATCH = 500;
    private static final int THREADS = 2;

    /** Takes what a sync wrote. */
    static Floor of(Storage written) throws SQLException {
        try (var sync = written.sync().open("the sync's journal and ledger", 1);
                var crm = written.crm().open("the CRM's records", 1);
                var fromSync = sync.getConnection();
                var fromCrm = crm.getConnection()) {
            return new Floor(
                    TableCopy.inserted(fromSync, "\"event_journal\""),
                    List.of(
                            TableCopy.upserted(fromCrm, "engage_profile__v", "vexternal_id__v"),
                            TableCopy.upserted(fromCrm, "engage_connection__v", "vexternal_id__v")),
                    TableCopy.inserted(fromSync, "record_log"));
        }
    }

    private int records() {
        return ledger.rows().size();
    }

    /** Writes all of it into empty databases, and tells how fast that went. */
    Rate write(Database syncDatabase, Database crmDatabase) throws SQLException {
        try (var sync = syncDatabase.open("the floor's journal and ledger", THREADS);
                var crm = crmDatabase.open("the floor's CRM records", THREADS)) {
            create(sync, crm);
            var watch = Rate.start();
            write(sync, crm);
            Rate rate = watch.stop(records());
            check(sync, crm);
            return rate;
        }
    }

    private void create(DataSource sync, DataSource crm) throws SQLException {
        try (var toSync = sync.getConnection();
                var toCrm = crm.getConnection()) {
            journal.create(toSync);
            ledger.create(toSync);
            for (TableCopy table : this.crm) {
                table.create(toCrm);
            }
        }
    }

    /** A floor that wrote less than the sync would be no floor. */
    private void check(DataSource sync, DataSource crm) throws SQLException {
        try (var toSync = sync.getConnection();
                var toCrm = crm.getConnection()) {
            journal.check(toSync);
            ledger.check(toSync);
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
            batches(journal, toSync, part);
            for (TableCopy table : this.crm) {
                batches(table, toCrm, part);
            }
            batches(ledger, toSync, part);
        }
    }

    private static void batches(TableCopy table, Connection to, int part) throws SQLException {
        for (int from = part * BATCH; from < table.rows().size(); from += THREADS * BATCH) {
            table.write(to, from, from + BATCH);
            to.commit();
        }
    }
}
