package syncline.sync.ledger;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import syncline.sync.rules.Counts;
import syncline.sync.rules.CrmObject;
import syncline.sync.rules.FailureClass;
import syncline.sync.rules.Operation;

/**
 * The success and error logs of all syncs, the list of records that are not in step, and the refused starts, in SQL. Every call
 * blocks; one call is one transaction. Safe for use by many threads.
 */
public final class Ledger {
    private static final int SYNC_BITS = 40;
    private static final int LONGEST_MESSAGE = 1000;

    private final DataSource database;
    private final AtomicLong lines;

    /** A ledger in a database that has its tables already. */
    public Ledger(DataSource database) {
        this.database = database;
        this.lines = new AtomicLong(
                read("SELECT MAX(id) FROM record_log", row -> row.getLong(1)).getFirst());
    }

    /** Takes in what a sync did to some records: their lines in its log, and whether they are open. */
    public void record(int sync, List<Settlement> settlements) {
        transaction(connection -> {
            log(connection, sync, settlements);
            closeOpen(connection, settlements);
            open(connection, settlements);
        });
    }

    /** Records that wait for a retry or are parked, oldest first (E12). */
    public List<OpenRecord> open(CrmObject object) {
        return read(
                "SELECT * FROM open_record WHERE object = ? ORDER BY since, external_id",
                Ledger::openRecord,
                object.apiName());
    }

    /** The lines of one sync's log, in order of their writing, handed over one by one. */
    public void log(int sync, boolean errors, Consumer<LogEntry> line) {
        String sql = "SELECT * FROM record_log WHERE id >= ? AND id < ? AND error_type IS "
                + (errors ? "NOT NULL" : "NULL") + " ORDER BY id";
        try (var connection = database.getConnection();
                var select = connection.prepareStatement(sql)) {
            connection.setAutoCommit(false);
            select.setFetchSize(1000);
            select.setLong(1, (long) sync << SYNC_BITS);
            select.setLong(2, (sync + 1L) << SYNC_BITS);
            try (var rows = select.executeQuery()) {
                while (rows.next()) {
                    line.accept(entry(rows));
                }
            }
            connection.commit();
        } catch (SQLException e) {
            throw new LedgerUnavailable(e);
        }
    }

    /** What one sync did, as far as its log tells: of records that were passed by it tells nothing. */
    public Counts counts(int sync) {
        String sql = "SELECT operation, error_type, failure_class, COUNT(*) FROM record_log WHERE id >= ? AND id < ?"
                + " GROUP BY operation, error_type, failure_class";
        try (var connection = database.getConnection();
                var select = connection.prepareStatement(sql)) {
            select.setLong(1, (long) sync << SYNC_BITS);
            select.setLong(2, (sync + 1L) << SYNC_BITS);
            var sum = Counts.NONE;
            try (var rows = select.executeQuery()) {
                while (rows.next()) {
                    sum = sum.plus(counts(rows));
                }
            }
            return sum;
        } catch (SQLException e) {
            throw new LedgerUnavailable(e);
        }
    }

    private static Counts counts(ResultSet row) throws SQLException {
        String errorType = row.getString("error_type");
        long n = row.getLong(4);
        if (errorType == null) {
            return Operation.logged(row.getString("operation")) == Operation.NO_CHANGE
                    ? new Counts(n, 0, n, 0, 0, 0, 0)
                    : new Counts(n, n, 0, 0, 0, 0, 0);
        }
        boolean configuration = FailureClass.logged(row.getString("failure_class")) == FailureClass.CONFIGURATION;
        boolean held = errorType.equals(LogEntry.Failure.PARENT_FAILED);
        return new Counts(n, 0, 0, held ? 0 : n, configuration ? n : 0, held ? n : 0, 0);
    }

    /** Keeps a start that was refused (A16). */
    public void blocked(BlockedStart start) {
        transaction(connection -> {
            try (var insert = connection.prepareStatement("INSERT INTO blocked_start VALUES (?, ?, ?, ?)")) {
                insert.setLong(1, start.at().toEpochMilli());
                insert.setString(2, start.trigger());
                insert.setString(3, start.reason());
                if (start.earliest() == null) {
                    insert.setNull(4, Types.BIGINT);
                } else {
                    insert.setLong(4, start.earliest().toEpochMilli());
                }
                insert.executeUpdate();
            }
        });
    }

    /** The newest refused starts, at most 100, newest first. */
    public List<BlockedStart> blocked() {
        return read("SELECT * FROM blocked_start ORDER BY at DESC FETCH FIRST 100 ROWS ONLY", row -> {
            Long earliest = row.getObject(4, Long.class);
            return new BlockedStart(
                    Instant.ofEpochMilli(row.getLong(1)),
                    row.getString(2),
                    row.getString(3),
                    earliest == null ? null : Instant.ofEpochMilli(earliest));
        });
    }

    private void log(Connection connection, int sync, List<Settlement> settlements) throws SQLException {
        try (var insert =
                connection.prepareStatement("INSERT INTO record_log VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")) {
            long first = (long) sync << SYNC_BITS;
            for (Settlement settlement : settlements) {
                LogEntry entry = settlement.entry();
                if (entry != null) {
                    long id = lines.updateAndGet(last -> Math.max(first, last + 1));
                    bind(insert, id, entry);
                    insert.addBatch();
                }
            }
            insert.executeBatch();
        }
    }

    private static void bind(PreparedStatement insert, long id, LogEntry entry) throws SQLException {
        LogEntry.Failure error = entry.error();
        insert.setLong(1, id);
        insert.setString(2, entry.object().apiName());
        insert.setString(3, entry.externalId());
        insert.setString(4, entry.crmId());
        insert.setString(5, entry.operation().logName());
        insert.setString(6, error == null ? null : error.type());
        String message = error == null ? entry.warning() : error.message();
        insert.setString(7, message == null ? null : shortened(message));
        insert.setString(8, error == null ? null : error.failureClass().logName());
        insert.setInt(9, entry.failures());
        insert.setBoolean(10, entry.parked());
        insert.setLong(11, entry.at().toEpochMilli());
    }

    /** As much of a message as fits, without the one character that PostgreSQL does not store. */
    private static String shortened(String text) {
        String message = text.replace('\0', ' ');
        return message.length() <= LONGEST_MESSAGE ? message : message.substring(0, LONGEST_MESSAGE - 1) + "…";
    }

    private static void closeOpen(Connection connection, List<Settlement> settlements) throws SQLException {
        try (var delete = connection.prepareStatement("DELETE FROM open_record WHERE object = ? AND external_id = ?")) {
            boolean any = false;
            for (Settlement settlement : settlements) {
                if (settlement.wasOpen() || settlement.open() != null) {
                    delete.setString(1, settlement.object().apiName());
                    delete.setString(2, settlement.externalId());
                    delete.addBatch();
                    any = true;
                }
            }
            if (any) {
                delete.executeBatch();
            }
        }
    }

    private static void open(Connection connection, List<Settlement> settlements) throws SQLException {
        try (var insert = connection.prepareStatement("INSERT INTO open_record VALUES (?, ?, ?, ?, ?, ?)")) {
            boolean any = false;
            for (Settlement settlement : settlements) {
                OpenRecord open = settlement.open();
                if (open != null) {
                    insert.setString(1, open.object().apiName());
                    insert.setString(2, open.externalId());
                    insert.setInt(3, open.failures());
                    insert.setBoolean(4, open.parked());
                    insert.setInt(5, open.since());
                    insert.setBoolean(6, open.hasRow());
                    insert.addBatch();
                    any = true;
                }
            }
            if (any) {
                insert.executeBatch();
            }
        }
    }

    private static OpenRecord openRecord(ResultSet row) throws SQLException {
        return new OpenRecord(
                CrmObject.named(row.getString("object")),
                row.getString("external_id"),
                row.getInt("failures"),
                row.getBoolean("parked"),
                row.getInt("since"),
                row.getBoolean("has_row"));
    }

    private static LogEntry entry(ResultSet row) throws SQLException {
        String errorType = row.getString("error_type");
        return new LogEntry(
                CrmObject.named(row.getString("object")),
                row.getString("external_id"),
                row.getString("crm_id"),
                Operation.logged(row.getString("operation")),
                errorType == null
                        ? null
                        : new LogEntry.Failure(
                                errorType,
                                row.getString("message"),
                                FailureClass.logged(row.getString("failure_class"))),
                errorType == null ? row.getString("message") : null,
                row.getInt("failures"),
                row.getBoolean("parked"),
                Instant.ofEpochMilli(row.getLong("at")));
    }

    private interface Work {
        void on(Connection connection) throws SQLException;
    }

    private interface RowReader<T> {
        T read(ResultSet row) throws SQLException;
    }

    private void transaction(Work work) {
        try (var connection = database.getConnection()) {
            connection.setAutoCommit(false);
            try {
                work.on(connection);
                connection.commit();
            } catch (SQLException e) {
                connection.rollback();
                throw e;
            }
        } catch (SQLException e) {
            throw new LedgerUnavailable(e);
        }
    }

    private <T> List<T> read(String sql, RowReader<T> reader, @Nullable String... parameters) {
        try (var connection = database.getConnection();
                var select = connection.prepareStatement(sql)) {
            for (int i = 0; i < parameters.length; i++) {
                select.setString(i + 1, parameters[i]);
            }
            var found = new ArrayList<T>();
            try (var rows = select.executeQuery()) {
                while (rows.next()) {
                    found.add(reader.read(rows));
                }
            }
            return found;
        } catch (SQLException e) {
            throw new LedgerUnavailable(e);
        }
    }
}
