package syncline.lab.db;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Types;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * What columns the tables of a database have, in the schema that a connection uses. All names are in lower case.
 *
 * @param tables for each table its columns by name
 */
public record Columns(Map<String, Map<String, Column>> tables) {
    private static final int UNLIMITED = 1 << 20;

    /**
     * A column.
     *
     * @param type one of {@link Types}
     * @param size the longest text, in characters; 0 for all else
     */
    public record Column(int type, int size) {}

    /** Reads what is there. */
    public static Columns of(Connection connection) throws SQLException {
        var tables = new HashMap<String, Map<String, Column>>();
        try (var rows =
                connection.getMetaData().getColumns(connection.getCatalog(), connection.getSchema(), null, null)) {
            while (rows.next()) {
                tables.computeIfAbsent(lower(rows.getString("TABLE_NAME")), table -> new HashMap<>())
                        .put(
                                lower(rows.getString("COLUMN_NAME")),
                                column(rows.getInt("DATA_TYPE"), rows.getInt("COLUMN_SIZE")));
            }
        }
        return new Columns(tables);
    }

    /** In the words that H2 and PostgreSQL have in common. */
    private static Column column(int type, int size) {
        return switch (type) {
            case Types.BIT -> new Column(Types.BOOLEAN, 0);
            case Types.BINARY -> new Column(Types.VARBINARY, 0);
            case Types.VARCHAR -> new Column(type, Math.min(size, UNLIMITED));
            default -> new Column(type, 0);
        };
    }

    /** The columns of a table; none if there is no such table. */
    public Map<String, Column> table(String name) {
        return tables.getOrDefault(lower(name), Map.of());
    }

    /** The first thing, as half a sentence, in which these tables are not as {@code expected} has them; more tables do no harm. */
    Optional<String> differenceFrom(Columns expected) {
        return expected.tables.keySet().stream()
                .sorted()
                .filter(name -> !table(name).equals(expected.table(name)))
                .findFirst()
                .map(name -> table(name).isEmpty()
                        ? "the table " + name + " is missing"
                        : "the table " + name + " has other columns");
    }

    private static String lower(String name) {
        return name.toLowerCase(Locale.ROOT);
    }
}
