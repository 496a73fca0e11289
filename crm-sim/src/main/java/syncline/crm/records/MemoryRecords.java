package syncline.crm.records;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import syncline.crm.schema.CrmObject;
import syncline.crm.schema.Field;
import syncline.crm.schema.Schema;

/** Records in plain maps: for tests and for runs in virtual time. */
public final class MemoryRecords implements RecordStore {
    private final Map<String, MemoryTable> tables = new HashMap<>();
    private final ReadWriteLock lock = new ReentrantReadWriteLock();
    private final MemoryFilter filters =
            new MemoryFilter((object, id) -> table(object).get(id));

    public MemoryRecords(Schema schema) {
        schema.objects().values().forEach(o -> tables.put(o.name(), new MemoryTable(o)));
    }

    /** Keeps what is written aside until the work has ended well. */
    private final class MemoryBatch implements Batch {
        private final MemoryTable table;
        private final List<Runnable> writes;

        MemoryBatch(MemoryTable table, List<Runnable> writes) {
            this.table = table;
            this.writes = writes;
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
            writes.add(() -> rows.forEach(table::put));
        }

        @Override
        public void update(List<Row> rows) {
            rows.forEach(row -> table.check(row, false));
            writes.add(() -> rows.forEach(table::put));
        }

        @Override
        public void delete(Collection<Long> ids) {
            writes.add(() -> ids.forEach(table::remove));
        }

        @Override
        public List<Row> referring(Field reference, Collection<?> ids) {
            return table.referring(reference, ids);
        }

        @Override
        public Batch of(CrmObject other) {
            return new MemoryBatch(table(other), writes);
        }
    }

    @Override
    public <T> T write(CrmObject object, Collection<CrmObject> others, Function<Batch, T> work) {
        var writes = new ArrayList<Runnable>();
        lock.writeLock().lock();
        try {
            T result = work.apply(new MemoryBatch(table(object), writes));
            writes.forEach(Runnable::run);
            return result;
        } finally {
            lock.writeLock().unlock();
        }
    }

    @Override
    public Map<Object, Long> ids(CrmObject object, Field unique, Collection<?> values) {
        MemoryTable table = table(object);
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
        MemoryTable table = table(selection.object());
        return reading(() -> selected(table, selection)
                .sorted(order(selection.order()))
                .skip(offset)
                .limit(limit)
                .map(row -> only(selection, row))
                .toList());
    }

    @Override
    public long count(Selection selection) {
        MemoryTable table = table(selection.object());
        return reading(() -> selected(table, selection).count());
    }

    @Override
    public Map<Long, Map<Object, Long>> tally(CrmObject object, Field reference, Collection<Long> ids, Field by) {
        MemoryTable table = table(object);
        return reading(() -> table.referring(reference, ids).stream()
                .filter(row -> row.get(by) != null)
                .collect(Collectors.groupingBy(
                        row -> (Long) Objects.requireNonNull(row.get(reference)),
                        Collectors.groupingBy(row -> Objects.requireNonNull(row.get(by)), Collectors.counting()))));
    }

    @Override
    public long largestId(CrmObject object) {
        MemoryTable table = table(object);
        return reading(() -> table.largestId());
    }

    @Override
    public void close() {
        tables.clear();
    }

    private MemoryTable table(CrmObject object) {
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

    private Stream<Row> selected(MemoryTable table, Selection selection) {
        Filter filter = selection.filter();
        return table.rows().filter(row -> filter == null || filters.holds(filter, row));
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
