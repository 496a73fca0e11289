package syncline.engage.feed;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Reading a feed to its end. */
final class PagesRead {
    private PagesRead() {}

    static <T> List<T> of(
            Function<FeedQuery, Page<T>> feed,
            @Nullable Instant since,
            int slice,
            int slices,
            int limit,
            Runnable between) {
        var all = new ArrayList<T>();
        Cursor cursor = null;
        do {
            var page = feed.apply(new FeedQuery("syncline", since, slice, slices, cursor, limit));
            all.addAll(page.items());
            between.run();
            cursor = page.next() == null
                    ? null
                    : Cursor.parse(page.next().text()).orElseThrow();
        } while (cursor != null);
        return all;
    }

    /** What has changed since a time, for the lab's Vault. */
    static <T> List<T> since(Function<FeedQuery, Page<T>> feed, @Nullable Instant since) {
        return of(feed, since, 0, 1, 7, () -> {});
    }
}
