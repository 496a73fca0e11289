package syncline.engage.links;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * What was worked out from users and their settings: kept up to a bound, and no longer than they stay as they were. Safe for use by
 * many threads.
 */
public final class UntilChanged<K, V> {
    private final LongSupplier version;
    private final int most;
    private volatile Kept<K, V> kept;

    private record Kept<K, V>(long version, Cache<K, V> values) {}

    /** Works a value out; nothing is kept of a key without one. */
    public interface Load<K, V> {
        @Nullable
        V of(K key);
    }

    /**
     * Nothing yet.
     *
     * @param version a number that changes with the settings
     * @param most how many values are kept
     */
    public UntilChanged(LongSupplier version, int most) {
        this.version = version;
        this.most = most;
        this.kept = nothing(version.getAsLong());
    }

    /** The value, if it is kept. */
    public @Nullable V kept(K key) {
        return current().getIfPresent(key);
    }

    /** Keeps a value that was just made, and is true by what holds now. */
    public void put(K key, V value) {
        current().put(key, value);
    }

    /** The value, worked out if need be. What was read before a change is kept with what is forgotten by it. */
    public @Nullable V get(K key, Load<K, V> load) {
        var values = current();
        V value = values.getIfPresent(key);
        if (value == null) {
            value = load.of(key);
            if (value != null) {
                values.put(key, value);
            }
        }
        return value;
    }

    private Cache<K, V> current() {
        long now = version.getAsLong();
        Kept<K, V> found = kept;
        if (found.version() != now) {
            found = nothing(now);
            kept = found;
        }
        return found.values();
    }

    private Kept<K, V> nothing(long version) {
        return new Kept<>(version, Caffeine.newBuilder().maximumSize(most).build());
    }
}
