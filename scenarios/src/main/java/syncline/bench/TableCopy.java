package syncline.bench;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * A table with its rows, taken out of a database to be written into another one.
 *
 * @param name as SQL knows it
 * @param ddl makes the table
 * @param write writes one row, bound in the order of the columns
 * @param rows in heap
 */
record TableCopy(String name, List<String> ddl, String write, List<@Nullable Object[]> rows) {

    /** Takes a table whose rows are only ever added. */
    static TableCopy inserted(Connection from, String table) throws SQLException {
        var dialect = Dialect.of(from);
        return taken(from, dialect, table, dialect::insert);
    }

    /** Takes a table whose rows are found again by {@code key}. */
    static TableCopy upserted(Connection from, String table, String key) throws SQLException {
        var dialect = Dialect.of(from);
        return taken(from, dialect, table, (name, columns) -> dialect.upsert(name, columns, key));
    }

    private static TableCopy taken(
            Connection from, Dialect dialect, String table, BiFunction<String, List<String>, String> write)
            throws SQLException {
        try (var statement = from.createStatement();
                var rows = statement.executeQuery("SELECT * FROM " + table)) {
            int columns = rows.getMetaData().getColumnCount();
            var names = IntStream.rangeClosed(1, columns)
                    .mapToObj(column -> label(rows, column))
                    .toList();
            return new TableCopy(table, dialect.ddl(from, table), write.apply(table, names), read(rows, columns));
        }
    }

    private static String label(ResultSet rows, int column) {
        try {
            return '"' + rows.getMetaData().getColumnName(column) + '"';
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static List<@Nullable Object[]> read(ResultSet rows, int columns) throws SQLException {
        var all = new ArrayList<@Nullable Object[]>();
        while (rows.next()) {
            var row = new @Nullable Object[columns];
            for (int i = 0; i < columns; i++) {
                row[i] = rows.getObject(i + 1);
            }
            all.add(row);
        }
        return all;
    }

    /** Makes the table. */
    void create(Connection to) throws SQLException {
        try (var statement = to.createStatement()) {
            for (String line : ddl) {
                statement.execute(line);
            }
        }
    }

    /**
     * Counts the rows written.
     *
     * @throws IllegalStateException if some are missing
     */
    void check(Connection to) throws SQLException {
        try (var statement = to.createStatement();
                var count = statement.executeQuery("SELECT COUNT(*) FROM " + name)) {
            count.next();
            if (count.getInt(1) != rows.size()) {
                throw new IllegalStateException(
                        "%s has %,d rows in place of %,d".formatted(name, count.getInt(1), rows.size()));
            }
        }
    }

    /** Writes a range of the rows in one batch, not committed. */
    void write(Connection to, int from, int until) throws SQLException {
        try (var insert = to.prepareStatement(write)) {
            for (Object[] row : rows.subList(Math.min(from, rows.size()), Math.min(until, rows.size()))) {
                for (int i = 0; i < row.length; i++) {
                    insert.setObject(i + 1, row[i]);
                }
                insert.addBatch();
            }
            insert.executeBatch();
        }
    }
}
