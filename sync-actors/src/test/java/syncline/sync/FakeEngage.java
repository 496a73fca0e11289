package syncline.sync;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;
import syncline.sync.engage.EngagePort;
import syncline.sync.engage.EngageUnavailable;
import syncline.sync.rules.CrmObject;
import syncline.sync.rules.EngageConnection;
import syncline.sync.rules.EngageProfile;
import syncline.sync.rules.EngageRecord;

/** Engage in a map: records are put as they are, pages are cut as small as a test wants. */
public final class FakeEngage implements EngagePort {
    private final Map<String, EngageRecord> records = new LinkedHashMap<>();
    private int pageSize = 500;
    private boolean down;
    private Runnable onPage = () -> {};

    public synchronized void put(EngageRecord record) {
        records.put(record.id(), record);
    }

    /** Engage knows nobody any more. */
    public synchronized void forget() {
        records.clear();
    }

    public synchronized void pageSize(int size) {
        pageSize = size;
    }

    /** Happens before each page of the feed. */
    public synchronized void onPage(Runnable event) {
        onPage = event;
    }

    public synchronized void down(boolean isDown) {
        down = isDown;
    }

    @Override
    public synchronized CompletionStage<Page> page(CrmObject object, Slice slice, @Nullable String cursor) {
        if (down) {
            return unavailable();
        }
        onPage.run();
        var all = records.values().stream()
                .filter(r -> of(object, r) && in(slice, r))
                .filter(r -> slice.since() == null || !r.modifiedAt().isBefore(slice.since()))
                .sorted(Comparator.comparing(EngageRecord::modifiedAt).thenComparing(EngageRecord::id))
                .toList();
        int from = cursor == null ? 0 : Integer.parseInt(cursor);
        int to = Math.min(all.size(), from + pageSize);
        return CompletableFuture.completedFuture(
                new Page(new ArrayList<>(all.subList(from, to)), to < all.size() ? String.valueOf(to) : null));
    }

    @Override
    public synchronized CompletionStage<List<EngageRecord>> current(CrmObject object, Slice slice, List<String> ids) {
        if (down) {
            return unavailable();
        }
        return CompletableFuture.completedFuture(ids.stream()
                .map(records::get)
                .filter(r -> r != null && of(object, r) && in(slice, r))
                .toList());
    }

    private static <T> CompletionStage<T> unavailable() {
        return CompletableFuture.failedFuture(new EngageUnavailable("Engage is down", null));
    }

    private static boolean of(CrmObject object, EngageRecord record) {
        return switch (object) {
            case PROFILE -> record instanceof EngageProfile;
            case CONNECTION -> record instanceof EngageConnection;
        };
    }

    private static boolean in(Slice slice, EngageRecord record) {
        String profile = record instanceof EngageConnection connection ? connection.profileId() : record.id();
        return Math.floorMod(profile.hashCode(), slice.slices()) == slice.slice();
    }

    /** A profile of an HCP with one connection in the Vault, at its first revision. */
    public static EngageProfile profile(String id, Instant at) {
        return new EngageProfile(
                id,
                1,
                at,
                EngageProfile.Role.HCP,
                "Ada",
                "Osler",
                null,
                "Dr",
                List.of("MD"),
                null,
                at,
                null,
                1,
                1,
                null);
    }

    /** An active connection of a profile with a user, at its first revision. */
    public static EngageConnection connection(String id, String profileId, String username, Instant at) {
        return new EngageConnection(id, 1, at, profileId, "Ada Osler", username, true, null);
    }
}
