package syncline.crm.records;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import syncline.crm.schema.CrmObject;
import syncline.crm.schema.Field;

/**
 * One batch of writes in one transaction.
 *
 * @param tables those that are locked for this batch
 */
record SqlBatch(Connection connection, SqlTable table, List<SqlTable> tables) implements RecordStore.Batch {
    @Override
    public Map<Object, Row> find(Field unique, Collection<?> values) {
        var found = new HashMap<Object, Row>();
        for (Row row : rows(table.find(unique), unique, values)) {
            found.put(Objects.requireNonNull(row.get(unique)), row);
        }
        return found;
    }

    @Override
    public List<Row> referring(Field reference, Collection<?> ids) {
        return rows(table.referring(reference), reference, ids);
    }

    private List<Row> rows(String sql, Field field, Collection<?> values) {
        var found = new ArrayList<Row>();
        try (var statement = connection.prepareStatement(sql)) {
            statement.setArray(1, SqlTable.array(connection, field, values));
            try (var rows = statement.executeQuery()) {
                while (rows.next()) {
                    found.add(table.row(rows, table.object().fields(), List.of()));
                }
            }
        } catch (SQLException e) {
            throw SqlRecords.failed(e);
        }
        return found;
    }

    @Override
    public void insert(List<Row> rows) {
        batch(table.insert(), rows, false);
    }

    @Override
    public void update(List<Row> rows) {
        batch(table.update(), rows, true);
    }

    @Override
    public void delete(Collection<Long> ids) {
        if (ids.isEmpty()) {
            return;
        }
        try (var statement = connection.prepareStatement(table.delete())) {
            for (long id : ids) {
                statement.setLong(1, id);
                statement.addBatch();
            }
            statement.executeBatch();
        } catch (SQLException e) {
            throw SqlRecords.failed(e);
        }
    }

    @Override
    public RecordStore.Batch of(CrmObject other) {
        return tables.stream()
                .filter(t -> t.object().name().equals(other.name()))
                .findFirst()
                .map(t -> new SqlBatch(connection, t, tables))
                .orElseThrow(() -> new IllegalArgumentException(other + " is not part of this batch"));
    }

    private void batch(String sql, List<Row> rows, boolean idLast) {
        if (rows.isEmpty()) {
            return;
        }
        try (var statement = connection.prepareStatement(sql)) {
            for (Row row : rows) {
                table.bind(statement, row, idLast);
                statement.addBatch();
            }
            statement.executeBatch();
        } catch (SQLException e) {
            throw SqlRecords.failed(e);
        }
    }
}
