package syncline.engage.feed;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A page of a feed.
 *
 * @param next null on the last page
 */
public record Page<T>(List<T> items, @Nullable Cursor next) {
    public Page {
        items = List.copyOf(items);
    }
}
