package syncline.oracle;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Rows ordered by a key, of which one is looked at before it is taken. */
final class OrderedRows {
    private final String what;
    private final Function<JsonNode, String> key;
    private final Iterator<JsonNode> rows;
    private @Nullable JsonNode next;
    /** The key of the next row, as it is asked for several times. */
    private @Nullable String nextKey;

    OrderedRows(String what, Function<JsonNode, String> key, Iterator<JsonNode> rows) {
        this.what = what;
        this.key = key;
        this.rows = rows;
        advance();
    }

    /** The key of the next row, or null at the end. */
    @Nullable
    String peek() {
        return nextKey;
    }

    /** The next row, which stays next. */
    JsonNode next() {
        if (next == null) {
            throw new NoSuchElementException("No more of " + what);
        }
        return next;
    }

    /** Whether the next row has this key. */
    boolean at(String id) {
        return id.equals(peek());
    }

    /** Whether there is a next row with a smaller key. */
    boolean before(String id) {
        String at = peek();
        return at != null && at.compareTo(id) < 0;
    }

    /**
     * Takes the next row.
     *
     * @throws IllegalStateException if the rows do not come in order, without which nothing could be compared
     */
    JsonNode take() {
        var taken = next();
        String key = nextKey;
        advance();
        if (nextKey != null && key != null && nextKey.compareTo(key) < 0) {
            throw new IllegalStateException("%s are not in order: %s after %s".formatted(what, nextKey, key));
        }
        return taken;
    }

    private void advance() {
        next = rows.hasNext() ? rows.next() : null;
        nextKey = next == null ? null : key.apply(next);
    }
}
