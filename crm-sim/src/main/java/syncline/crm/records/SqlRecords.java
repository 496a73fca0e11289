package syncline.crm.records;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import syncline.crm.schema.CrmObject;
import syncline.crm.schema.Field;
import syncline.crm.schema.Schema;
import syncline.lab.db.Database;

/** Records in a SQL database: one table per object, one typed column per field. */
public final class SqlRecords implements RecordStore {
    private final HikariDataSource pool;
    private final Map<String, SqlTable> tables = new HashMap<>();

    private SqlRecords(HikariDataSource pool, Schema schema) {
        this.pool = pool;
        schema.objects().values().forEach(o -> tables.put(o.name(), new SqlTable(o)));
    }

    /**
     * Opens a store and creates the tables and columns that are missing.
     *
     * @param connections how many calls may be in the database at once
     * @throws syncline.lab.UserError if the database cannot be opened or is of a version that this one cannot use
     */
    public static SqlRecords open(Database database, Schema schema, int connections) {
        var records = new SqlRecords(database.open("the CRM's records", connections), schema);
        try {
            return records.inDatabase(connection -> {
                new SqlSchema(connection, database).bring(records.tables.values(), new Derivations(schema).recount());
                return records;
            });
        } catch (RuntimeException e) {
            records.close();
            throw e;
        }
    }

    /** Work with a connection. */
    private interface Work<T> {
        T on(Connection connection) throws SQLException;
    }

    @Override
    public <T> T write(CrmObject object, Collection<CrmObject> others, Function<Batch, T> work) {
        SqlTable table = table(object);
        List<SqlTable> tables = Stream.concat(Stream.of(object), others.stream())
                .map(this::table)
                .distinct()
                .sorted(Comparator.comparing(t -> t.object().name()))
                .toList();
        // always in the order of their names, so that two batches never wait for each other
        tables.forEach(t -> t.writing().lock());
        try {
            return inDatabase(connection -> {
                connection.setAutoCommit(false);
                try {
                    T result = work.apply(new SqlBatch(connection, table, tables));
                    connection.commit();
                    return result;
                } catch (RuntimeException e) {
                    connection.rollback();
                    throw e;
                }
            });
        } finally {
            tables.forEach(t -> t.writing().unlock());
        }
    }

    @Override
    public Map<Object, Long> ids(CrmObject object, Field unique, Collection<?> values) {
        SqlTable table = table(object);
        return inDatabase(connection -> {
            var found = new HashMap<Object, Long>();
            try (var statement = connection.prepareStatement(table.ids(unique))) {
                statement.setArray(1, SqlTable.array(connection, unique, values));
                try (var rows = statement.executeQuery()) {
                    while (rows.next()) {
                        found.put(Objects.requireNonNull(SqlTable.value(rows, 1, unique)), rows.getLong(2));
                    }
                }
            }
            return found;
        });
    }

    @Override
    public List<Row> select(Selection selection, long offset, int limit) {
        SqlTable table = table(selection.object());
        var sql = SqlSelect.rows(selection);
        return inDatabase(connection -> {
            var found = new ArrayList<Row>();
            try (var statement = connection.prepareStatement(sql.text())) {
                int next = bind(connection, statement, sql.parameters());
                statement.setLong(next, offset);
                statement.setInt(next + 1, limit);
                try (ResultSet rows = statement.executeQuery()) {
                    while (rows.next()) {
                        found.add(table.row(rows, selection.fields(), selection.lookups()));
                    }
                }
            }
            return found;
        });
    }

    @Override
    public long count(Selection selection) {
        var sql = SqlSelect.count(selection);
        return inDatabase(connection -> {
            try (var statement = connection.prepareStatement(sql.text())) {
                bind(connection, statement, sql.parameters());
                return number(statement);
            }
        });
    }

    @Override
    public Map<Long, Map<Object, Long>> tally(CrmObject object, Field reference, Collection<Long> ids, Field by) {
        SqlTable table = table(object);
        return inDatabase(connection -> {
            var found = new HashMap<Long, Map<Object, Long>>();
            try (var statement = connection.prepareStatement(table.tally(reference, by))) {
                statement.setArray(1, SqlTable.array(connection, reference, ids));
                try (var rows = statement.executeQuery()) {
                    while (rows.next()) {
                        found.computeIfAbsent(rows.getLong(1), id -> new HashMap<>())
                                .put(Objects.requireNonNull(SqlTable.value(rows, 2, by)), rows.getLong(3));
                    }
                }
            }
            return found;
        });
    }

    @Override
    public long largestId(CrmObject object) {
        return inDatabase(connection -> {
            try (var statement = connection.prepareStatement("SELECT MAX(id) FROM " + object.name())) {
                return number(statement);
            }
        });
    }

    @Override
    public void close() {
        pool.close();
    }

    private SqlTable table(CrmObject object) {
        return Objects.requireNonNull(tables.get(object.name()), () -> "No table for " + object);
    }

    private <T> T inDatabase(Work<T> work) {
        try (Connection connection = pool.getConnection()) {
            return work.on(connection);
        } catch (SQLException e) {
            throw failed(e);
        }
    }

    private static long number(PreparedStatement statement) throws SQLException {
        try (ResultSet rows = statement.executeQuery()) {
            return rows.next() ? rows.getLong(1) : 0;
        }
    }

    private static int bind(Connection connection, PreparedStatement statement, List<SqlSelect.Parameter> parameters)
            throws SQLException {
        int next = 1;
        for (var parameter : parameters) {
            if (parameter.value() instanceof Collection<?> values) {
                statement.setArray(next++, SqlTable.array(connection, parameter.field(), values));
            } else {
                SqlTable.set(statement, next++, parameter.field(), parameter.value());
            }
        }
        return next;
    }

    static StoreFailed failed(SQLException e) {
        return new StoreFailed("The CRM's database failed: " + firstLine(e), e);
    }

    private static @Nullable String firstLine(SQLException e) {
        String message = e.getMessage();
        return message == null ? null : message.lines().findFirst().orElse(message);
    }
}
