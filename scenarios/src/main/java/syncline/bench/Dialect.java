package syncline.bench;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** What H2 and PostgreSQL say differently. */
enum Dialect {
    H2 {
        @Override
        List<String> ddl(Connection from, String table) throws SQLException {
            var ddl = new ArrayList<String>();
            try (var statement = from.createStatement();
                    var script = statement.executeQuery("SCRIPT NODATA NOPASSWORDS NOSETTINGS TABLE " + table)) {
                while (script.next()) {
                    ddl.add(script.getString(1));
                }
            }
            ddl.removeIf(line -> line.startsWith("CREATE USER") || line.startsWith("--"));
            return ddl;
        }

        @Override
        String upsert(String table, List<String> columns, String key) {
            return "MERGE INTO %s (%s) KEY (%s) VALUES (%s)".formatted(table, names(columns), key, marks(columns));
        }
    },

    POSTGRES {
        // From one schema to another of the same database
        @Override
        List<String> ddl(Connection from, String table) throws SQLException {
            return List.of("CREATE TABLE %s (LIKE %s.%s INCLUDING ALL)".formatted(table, from.getSchema(), table));
        }

        @Override
        String upsert(String table, List<String> columns, String key) {
            return insert(table, columns) + " ON CONFLICT (" + key + ") DO UPDATE SET "
                    + columns.stream()
                            .map(column -> column + " = EXCLUDED." + column)
                            .collect(Collectors.joining(", "));
        }
    };

    static Dialect of(Connection connection) throws SQLException {
        return connection.getMetaData().getDatabaseProductName().equals("PostgreSQL") ? POSTGRES : H2;
    }

    /** Makes a table of the same form in an empty place. */
    abstract List<String> ddl(Connection from, String table) throws SQLException;

    abstract String upsert(String table, List<String> columns, String key);

    String insert(String table, List<String> columns) {
        return "INSERT INTO %s (%s) VALUES (%s)".formatted(table, names(columns), marks(columns));
    }

    private static String names(List<String> columns) {
        return String.join(", ", columns);
    }

    private static String marks(List<String> columns) {
        return "?, ".repeat(columns.size() - 1) + "?";
    }
}
