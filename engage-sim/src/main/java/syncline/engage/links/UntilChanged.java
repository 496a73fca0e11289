package syncline.engage.links;

import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * What was worked out from users and their settings: kept up to a bound, and no longer than they stay as they were. What was asked
 * for lately stays longest, roughly. Reading costs two looks into a map at most. Safe for use by many threads.
 */
public final class UntilChanged<K, V> {
    private final LongSupplier version;
    private final int half;
    private final AtomicReference<Kept<K, V>> kept;

    /** Fills {@code young}; when it is full it becomes the old one, and what nobody has asked for since the last time is dropped. */
    private record Kept<K, V>(long version, ConcurrentHashMap<K, V> young, ConcurrentHashMap<K, V> old) {
        static <K, V> Kept<K, V> nothing(long version) {
            return new Kept<>(version, new ConcurrentHashMap<>(), new ConcurrentHashMap<>());
        }

        Kept<K, V> older() {
            return new Kept<>(version, new ConcurrentHashMap<>(), young);
        }
    }

    /** Works a value out; nothing is kept of a key without one. */
    public interface Load<K, V> {
        @Nullable
        V of(K key);
    }

    /**
     * Nothing yet.
     *
     * @param version a number that changes with the settings
     * @param most how many values are kept, at least 2
     */
    public UntilChanged(LongSupplier version, int most) {
        this.version = version;
        this.half = most / 2;
        this.kept = new AtomicReference<>(Kept.nothing(version.getAsLong()));
    }

    /** The value, if it is kept. */
    public @Nullable V kept(K key) {
        var now = current();
        V value = now.young().get(key);
        if (value == null) {
            value = now.old().get(key);
            if (value != null) {
                put(now, key, value);
            }
        }
        return value;
    }

    /** Keeps a value that was just made, and is true by what holds now. */
    public void put(K key, V value) {
        put(current(), key, value);
    }

    /** The value, worked out if need be. What was read before a change is kept with what is forgotten by it. */
    public @Nullable V get(K key, Load<K, V> load) {
        var before = current();
        V value = kept(key);
        if (value == null) {
            value = load.of(key);
            if (value != null) {
                put(before, key, value);
            }
        }
        return value;
    }

    private void put(Kept<K, V> where, K key, V value) {
        where.young().put(key, value);
        if (where.young().mappingCount() >= half) {
            kept.compareAndSet(where, where.older());
        }
    }

    private Kept<K, V> current() {
        long now = version.getAsLong();
        Kept<K, V> found = Objects.requireNonNull(kept.get());
        if (found.version() == now) {
            return found;
        }
        Kept<K, V> anew = Kept.nothing(now);
        kept.set(anew);
        return anew;
    }
}
