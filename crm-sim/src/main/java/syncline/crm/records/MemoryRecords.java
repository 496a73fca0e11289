package syncline.crm.records;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import syncline.crm.schema.CrmObject;
import syncline.crm.schema.Field;
import syncline.crm.schema.Schema;

/** Records in plain maps: for tests and for runs in virtual time. */
public final class MemoryRecords implements RecordStore {
    private final Map<String, Table> tables = new HashMap<>();
    private final ReadWriteLock lock = new ReentrantReadWriteLock();
    private final MemoryFilter filters =
            new MemoryFilter((object, id) -> table(object).rows.get(id));

    public MemoryRecords(Schema schema) {
        schema.objects().values().forEach(o -> tables.put(o.name(), new Table(o)));
    }

    private static final class Table {
        private final TreeMap<Long, Row> rows = new TreeMap<>();
        private final Map<Field, Map<Object, Long>> unique = new HashMap<>();

        Table(CrmObject object) {
            object.fields().stream()
                    .filter(f -> f.unique() && f.position() > 0)
                    .forEach(f -> unique.put(f, new HashMap<>()));
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
            Row old = rows.put(row.id(), row);
            unique.forEach((field, index) -> {
                Object before = old == null ? null : old.get(field);
                Object after = row.get(field);
                if (before != null && !before.equals(after)) {
                    index.remove(before);
                }
                if (after != null) {
                    index.put(after, row.id());
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

    /** Keeps what is written aside until the work has ended well. */
    private static final class MemoryBatch implements Batch {
        private final Table table;
        private final List<Row> written = new ArrayList<>();

        MemoryBatch(Table table) {
            this.table = table;
        }

        @Override
        public Map<Object, Row> find(Field unique, Collection<?> values) {
            var found = new HashMap<Object, Row>();
            for (Object value : values) {
                Row row = table.find(unique, value);
                if (row != null) {
                    found.put(value, row);
                }
            }
            return found;
        }

        @Override
        public void insert(List<Row> rows) {
            rows.forEach(row -> table.check(row, true));
            written.addAll(rows);
        }

        @Override
        public void update(List<Row> rows) {
            rows.forEach(row -> table.check(row, false));
            written.addAll(rows);
        }
    }

    @Override
    public <T> T write(CrmObject object, Function<Batch, T> work) {
        Table table = table(object);
        lock.writeLock().lock();
        try {
            var batch = new MemoryBatch(table);
            T result = work.apply(batch);
            batch.written.forEach(table::put);
            return result;
        } finally {
            lock.writeLock().unlock();
        }
    }

    @Override
    public Map<Object, Long> ids(CrmObject object, Field unique, Collection<?> values) {
        Table table = table(object);
        return reading(() -> {
            var found = new HashMap<Object, Long>();
            for (Object value : values) {
                Row row = table.find(unique, value);
                if (row != null) {
                    found.put(value, row.id());
                }
            }
            return found;
        });
    }

    @Override
    public List<Row> select(Selection selection, long offset, int limit) {
        Table table = table(selection.object());
        return reading(() -> selected(table, selection)
                .sorted(order(selection.order()))
                .skip(offset)
                .limit(limit)
                .map(row -> only(selection, row))
                .toList());
    }

    @Override
    public long count(Selection selection) {
        Table table = table(selection.object());
        return reading(() -> selected(table, selection).count());
    }

    @Override
    public long largestId(CrmObject object) {
        Table table = table(object);
        return reading(() -> table.rows.isEmpty() ? 0 : table.rows.lastKey());
    }

    @Override
    public void close() {
        tables.clear();
    }

    private Table table(CrmObject object) {
        return Objects.requireNonNull(tables.get(object.name()), () -> "No table for " + object);
    }

    private <T> T reading(Supplier<T> work) {
        lock.readLock().lock();
        try {
            return work.get();
        } finally {
            lock.readLock().unlock();
        }
    }

    private Stream<Row> selected(Table table, Selection selection) {
        Filter filter = selection.filter();
        return table.rows.values().stream().filter(row -> filter == null || filters.holds(filter, row));
    }

    private Row only(Selection selection, Row row) {
        int own = selection.object().fields().size();
        List<Selection.Lookup> lookups = selection.lookups();
        @Nullable Object[] values = new Object[own + lookups.size()];
        selection.fields().forEach(f -> values[f.position()] = row.get(f));
        for (int i = 0; i < lookups.size(); i++) {
            values[own + i] = filters.lookup(lookups.get(i), row);
        }
        return new Row(values);
    }

    private static Comparator<Row> order(List<Selection.Order> orders) {
        Comparator<Row> all = Comparator.comparingLong(Row::id);
        for (int i = orders.size() - 1; i >= 0; i--) {
            Selection.Order order = orders.get(i);
            Comparator<Row> one = (a, b) -> compareNullable(a.get(order.field()), b.get(order.field()));
            all = (order.descending() ? one.reversed() : one).thenComparing(all);
        }
        return all;
    }

    private static int compareNullable(@Nullable Object a, @Nullable Object b) {
        if (a == null || b == null) {
            return Boolean.compare(a != null, b != null);
        }
        return MemoryFilter.compare(a, b);
    }
}
