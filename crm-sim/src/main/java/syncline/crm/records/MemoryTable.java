package syncline.crm.records;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import syncline.crm.schema.CrmObject;
import syncline.crm.schema.Field;

/** The records of one object in maps. Whoever uses it holds the store's lock. */
final class MemoryTable {
    private final TreeMap<Long, Row> rows = new TreeMap<>();
    private final Map<Field, Map<Object, Long>> unique = new HashMap<>();
    private final Map<Field, Map<Object, TreeSet<Long>>> indexed = new HashMap<>();

    MemoryTable(CrmObject object) {
        object.fields().stream()
                .filter(f -> f.unique() && f.position() > 0)
                .forEach(f -> unique.put(f, new HashMap<>()));
        object.fields().stream().filter(Field::indexed).forEach(f -> indexed.put(f, new HashMap<>()));
    }

    @Nullable
    Row get(long id) {
        return rows.get(id);
    }

    /** In the order of their ids. */
    Stream<Row> rows() {
        return rows.values().stream();
    }

    long largestId() {
        return rows.isEmpty() ? 0 : rows.lastKey();
    }

    List<Row> referring(Field reference, Collection<?> ids) {
        var index = indexed.get(reference);
        if (index == null) {
            var wanted = new HashSet<Object>(ids);
            return rows.values().stream()
                    .filter(row -> wanted.contains(row.get(reference)))
                    .toList();
        }
        return ids.stream()
                .distinct()
                .flatMap(id -> index.getOrDefault(id, new TreeSet<>()).stream())
                .map(id -> Objects.requireNonNull(rows.get(id)))
                .toList();
    }

    @Nullable
    Row find(Field field, Object value) {
        Object id = field.position() == 0 ? value : index(field).get(value);
        return id == null ? null : rows.get(id);
    }

    private Map<Object, Long> index(Field field) {
        return Objects.requireNonNull(unique.get(field), () -> field.name() + " is not unique");
    }

    void put(Row row) {
        remove(row.id());
        rows.put(row.id(), row);
        unique.forEach((field, index) -> {
            Object value = row.get(field);
            if (value != null) {
                index.put(value, row.id());
            }
        });
        indexed.forEach((field, index) -> {
            Object value = row.get(field);
            if (value != null) {
                index.computeIfAbsent(value, v -> new TreeSet<>()).add(row.id());
            }
        });
    }

    void remove(long id) {
        Row old = rows.remove(id);
        if (old == null) {
            return;
        }
        unique.forEach((field, index) -> {
            Object value = old.get(field);
            if (value != null) {
                index.remove(value, id);
            }
        });
        indexed.forEach((field, index) -> {
            Object value = old.get(field);
            if (value != null) {
                index.computeIfPresent(value, (v, ids) -> ids.remove(id) && ids.isEmpty() ? null : ids);
            }
        });
    }

    void check(Row row, boolean added) {
        if (rows.containsKey(row.id()) == added) {
            throw new StoreFailed("The record " + row.id() + (added ? " exists already" : " does not exist"));
        }
        unique.forEach((field, index) -> {
            Object value = row.get(field);
            Long holder = value == null ? null : index.get(value);
            if (holder != null && holder != row.id()) {
                throw new StoreFailed("Two records have the same " + field.name());
            }
        });
    }
}
