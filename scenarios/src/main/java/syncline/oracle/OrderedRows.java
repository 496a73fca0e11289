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

    OrderedRows(String what, Function<JsonNode, String> key, Iterator<JsonNode> rows) {
        this.what = what;
        this.key = key;
        this.rows = rows;
        this.next = rows.hasNext() ? rows.next() : null;
    }

    /** The key of the next row, or null at the end. */
    @Nullable
    String peek() {
        return next == null ? null : key.apply(next);
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
        next = rows.hasNext() ? rows.next() : null;
        String at = peek();
        if (at != null && at.compareTo(key.apply(taken)) < 0) {
            throw new IllegalStateException("%s are not in order: %s after %s".formatted(what, at, key.apply(taken)));
        }
        return taken;
    }
}
