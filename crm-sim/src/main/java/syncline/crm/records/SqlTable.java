package syncline.crm.records;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import syncline.crm.schema.CrmObject;
import syncline.crm.schema.Field;
import syncline.lab.db.Columns.Column;

/** The table of one object: its SQL, and the way between rows and columns. Only names from the schema stand in the SQL. */
final class SqlTable {
    private static final int NAME_LENGTH = 60;

    private final CrmObject object;
    private final ReentrantLock writing = new ReentrantLock();
    private final String columns;
    private final String insert;
    private final String update;

    SqlTable(CrmObject object) {
        this.object = object;
        this.columns = names(object.fields());
        this.insert = "INSERT INTO %s (%s) VALUES (%s)"
                .formatted(
                        object.name(),
                        columns,
                        String.join(", ", Collections.nCopies(object.fields().size(), "?")));
        this.update = "UPDATE %s SET %s WHERE id = ?"
                .formatted(
                        object.name(),
                        withoutId().stream().map(f -> f.name() + " = ?").collect(Collectors.joining(", ")));
    }

    CrmObject object() {
        return object;
    }

    /** Held while a batch writes to the table. */
    ReentrantLock writing() {
        return writing;
    }

    String create(boolean postgres) {
        return "CREATE TABLE %s (%s)"
                .formatted(
                        object.name(),
                        object.fields().stream()
                                .map(field -> column(field, postgres))
                                .collect(Collectors.joining(", ")));
    }

    List<String> indexes() {
        return object.fields().stream()
                .filter(Field::indexed)
                .map(f -> "CREATE INDEX IF NOT EXISTS %1$s_%2$s ON %1$s (%2$s)".formatted(object.name(), f.name()))
                .toList();
    }

    /** Joining the wanted values costs one look into the index each; {@code = ANY(?)} would compare each row with all of them. */
    String find(Field unique) {
        return "SELECT " + columns + wanted(unique);
    }

    String ids(Field unique) {
        return "SELECT " + unique.name() + ", id" + wanted(unique);
    }

    /** Without an index all rows are read once, as a join would read them once for each wanted value. */
    String referring(Field reference) {
        return reference.indexed()
                ? find(reference)
                : "SELECT " + columns + " FROM " + object.name() + " WHERE " + reference.name() + " = ANY(?)";
    }

    String tally(Field reference, Field by) {
        return "SELECT %1$s, %2$s, COUNT(*) FROM UNNEST(?) AS wanted(wanted_value) JOIN %3$s ON %1$s = wanted_value WHERE %2$s IS NOT NULL GROUP BY %1$s, %2$s"
                .formatted(reference.name(), by.name(), object.name());
    }

    String delete() {
        return "DELETE FROM " + object.name() + " WHERE id = ?";
    }

    private String wanted(Field unique) {
        return " FROM UNNEST(?) AS wanted(wanted_value) JOIN " + object.name() + " ON " + unique.name()
                + " = wanted_value";
    }

    String insert() {
        return insert;
    }

    String update() {
        return update;
    }

    void bind(PreparedStatement statement, Row row, boolean idLast) throws SQLException {
        int next = 1;
        for (Field field : idLast ? withoutId() : object.fields()) {
            set(statement, next++, field, row.get(field));
        }
        if (idLast) {
            statement.setLong(next, row.id());
        }
    }

    Row row(ResultSet rows, List<Field> fields, List<Selection.Lookup> lookups) throws SQLException {
        int own = object.fields().size();
        @Nullable Object[] values = new Object[own + lookups.size()];
        for (int i = 0; i < fields.size(); i++) {
            Field field = fields.get(i);
            values[field.position()] = value(rows, i + 1, field);
        }
        for (int i = 0; i < lookups.size(); i++) {
            values[own + i] = value(rows, fields.size() + i + 1, lookups.get(i).field());
        }
        return new Row(values);
    }

    static String names(List<Field> fields) {
        return fields.stream().map(Field::name).collect(Collectors.joining(", "));
    }

    static @Nullable Object value(ResultSet rows, int column, Field field) throws SQLException {
        return switch (field.type()) {
            case ID, NUMBER, DATETIME, OBJECT -> {
                long value = rows.getLong(column);
                yield rows.wasNull() ? null : value;
            }
            case BOOLEAN -> {
                boolean value = rows.getBoolean(column);
                yield rows.wasNull() ? null : value;
            }
            case STRING, PICKLIST, TYPE -> rows.getString(column);
        };
    }

    static void set(PreparedStatement statement, int column, Field field, @Nullable Object value) throws SQLException {
        switch (value) {
            case null ->
                statement.setNull(
                        column,
                        switch (field.type()) {
                            case ID, NUMBER, DATETIME, OBJECT -> Types.BIGINT;
                            case BOOLEAN -> Types.BOOLEAN;
                            case STRING, PICKLIST, TYPE -> Types.VARCHAR;
                        });
            case Long number -> statement.setLong(column, number);
            case Boolean bool -> statement.setBoolean(column, bool);
            default -> statement.setString(column, value.toString());
        }
    }

    static Array array(Connection connection, Field field, Collection<?> values) throws SQLException {
        return connection.createArrayOf(withoutLength(sqlType(field)), values.toArray());
    }

    private static String withoutLength(String type) {
        return type.replaceFirst("\\(.*", "").toLowerCase(Locale.ROOT);
    }

    static String sqlType(Field field) {
        return switch (field.type()) {
            case ID, NUMBER, DATETIME, OBJECT -> "BIGINT";
            case BOOLEAN -> "BOOLEAN";
            case STRING -> "VARCHAR(" + field.maxLength() + ")";
            case PICKLIST, TYPE -> "VARCHAR(" + NAME_LENGTH + ")";
        };
    }

    /** Text is ordered as H2 and Java order it, whatever the language of the database. */
    static String column(Field field, boolean postgres) {
        String type = sqlType(field);
        String order = postgres && type.startsWith("VARCHAR") ? " COLLATE \"C\"" : "";
        String key = field.position() == 0 ? " PRIMARY KEY" : field.unique() ? " UNIQUE" : "";
        return field.name() + " " + type + order + key;
    }

    /** Whether a column can hold the field. */
    static boolean fits(Field field, Column column) {
        return switch (field.type()) {
            case ID, NUMBER, DATETIME, OBJECT -> column.type() == Types.BIGINT;
            case BOOLEAN -> column.type() == Types.BOOLEAN;
            case STRING -> column.equals(new Column(Types.VARCHAR, field.maxLength()));
            case PICKLIST, TYPE -> column.equals(new Column(Types.VARCHAR, NAME_LENGTH));
        };
    }

    private List<Field> withoutId() {
        return object.fields().subList(1, object.fields().size());
    }
}
