package syncline.engage.directory;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A query with its values, run on one connection. */
public record Sql(java.sql.Connection connection) {
    /** Makes an object of the row a result stands at. */
    public interface Row<T> {
        T read(ResultSet result) throws SQLException;
    }

    public <T> List<T> list(String query, Row<T> row, Object... values) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(query)) {
            bind(statement, values);
            var list = new ArrayList<T>();
            try (ResultSet result = statement.executeQuery()) {
                while (result.next()) {
                    list.add(row.read(result));
                }
            }
            return list;
        }
    }

    /** Runs one statement for each row of values, in one batch. */
    public void batch(String statement, List<@Nullable Object[]> rows) throws SQLException {
        if (rows.isEmpty()) {
            return;
        }
        try (PreparedStatement prepared = connection.prepareStatement(statement)) {
            for (@Nullable Object[] row : rows) {
                bind(prepared, row);
                prepared.addBatch();
            }
            prepared.executeBatch();
        }
    }

    public static long millis(Instant time) {
        return time.toEpochMilli();
    }

    public static @Nullable Long millisOrNull(@Nullable Instant time) {
        return time == null ? null : time.toEpochMilli();
    }

    public static Instant time(ResultSet result, String column) throws SQLException {
        return Instant.ofEpochMilli(result.getLong(column));
    }

    public static @Nullable Instant timeOrNull(ResultSet result, String column) throws SQLException {
        long millis = result.getLong(column);
        return result.wasNull() ? null : Instant.ofEpochMilli(millis);
    }

    private void bind(PreparedStatement statement, @Nullable Object[] values) throws SQLException {
        for (int i = 0; i < values.length; i++) {
            Object value = values[i];
            if (value == null) {
                statement.setNull(i + 1, Types.NULL);
            } else if (value instanceof Collection<?> texts) {
                statement.setArray(i + 1, connection.createArrayOf("varchar", texts.toArray()));
            } else {
                statement.setObject(i + 1, value);
            }
        }
    }
}
