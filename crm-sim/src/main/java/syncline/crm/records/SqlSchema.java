package syncline.crm.records;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import syncline.crm.schema.Field;
import syncline.lab.UserError;
import syncline.lab.db.Columns;
import syncline.lab.db.Columns.Column;
import syncline.lab.db.Database;

/** Makes the tables of a CRM's objects, or adds what those of an older version lack. No column is ever changed or taken away. */
record SqlSchema(Connection connection, Database database) {
    /**
     * Brings a database to what these tables have to be.
     *
     * @param derivation the statements that fill, in a database of an earlier version, what follows from other records
     * @throws UserError if a table has a column that cannot be this version's
     */
    void bring(Collection<SqlTable> tables, List<String> derivation) throws SQLException {
        var found = Columns.of(connection);
        tables.forEach(table -> check(table, found.table(table.object().name())));
        boolean older = false;
        try (var statement = connection.createStatement()) {
            for (SqlTable table : tables) {
                var columns = found.table(table.object().name());
                if (columns.isEmpty()) {
                    statement.execute(table.create(database.isPostgres()));
                } else {
                    older |= add(table, columns, statement);
                }
                for (String index : table.indexes()) {
                    statement.execute(index);
                }
            }
            if (older) {
                for (String update : derivation) {
                    statement.execute(update);
                }
            }
        }
    }

    private void check(SqlTable table, Map<String, Column> columns) {
        columns.forEach((name, column) -> {
            Field field = table.object().field(name);
            if (field == null) {
                throw wrong(table, "a column %s that this version does not know".formatted(name));
            }
            if (!SqlTable.fits(field, column)) {
                throw wrong(
                        table,
                        "another column %s than this version, which has it as %s"
                                .formatted(name, SqlTable.sqlType(field)));
            }
        });
    }

    /** Adds the columns that are missing; tells whether any was. */
    private boolean add(SqlTable table, Map<String, Column> columns, Statement statement) throws SQLException {
        boolean added = false;
        for (Field field : table.object().fields()) {
            if (!columns.containsKey(field.name())) {
                statement.execute("ALTER TABLE %s ADD COLUMN %s"
                        .formatted(table.object().name(), SqlTable.column(field, database.isPostgres())));
                fill(table, field);
                added = true;
            }
        }
        return added;
    }

    /** The records that are there get what a new one begins with. */
    private void fill(SqlTable table, Field field) throws SQLException {
        if (field.initial() != null) {
            try (var update = connection.prepareStatement(
                    "UPDATE %s SET %s = ?".formatted(table.object().name(), field.name()))) {
                SqlTable.set(update, 1, field, field.initial());
                update.executeUpdate();
            }
        }
    }

    private UserError wrong(SqlTable table, String what) {
        return new UserError(
                "The database of the CRM's records at %s is of a newer or an altered version: its table %s has %s. Use the Syncline that made it, or choose another database with --db."
                        .formatted(database.place(), table.object().name(), what));
    }
}
