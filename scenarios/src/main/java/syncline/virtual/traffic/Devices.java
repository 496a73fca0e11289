package syncline.virtual.traffic;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import syncline.scenario.DeviceSyncs.Platform;

/** The devices of the end users, each of which remembers when it synced last. */
final class Devices {
    private final Surroundings around;
    private final DeviceRows rows;
    private final Links links;
    private final ActivityRows activities;
    private final int users;
    private final Map<String, Instant> since = new HashMap<>();

    /** @param users how many end users there are */
    Devices(Surroundings around, DeviceRows rows, Links links, ActivityRows activities, int users) {
        this.around = around;
        this.rows = rows;
        this.links = links;
        this.activities = activities;
        this.users = users;
    }

    /**
     * What a device got.
     *
     * @param failure why it did not come to its end; null if it did
     */
    record Got(long rows, @Nullable String failure) {}

    /** What is there now, for devices that sync from now on. */
    Downloads counted() {
        return new Downloads(rows, links, activities, around.timeline().now(), users);
    }

    /**
     * SyncPort one, page by page.
     *
     * @param rank of its user by name, from 0
     * @param whole whether it asks for everything whatever it has
     */
    void sync(Downloads counted, int rank, Platform platform, boolean whole, Consumer<Got> told) {
        String device = rank + platform.title();
        Instant now = around.timeline().now();
        var each = counted.rows(rank, whole ? null : since.get(device));
        long all = each.stream().mapToLong(Long::longValue).sum();
        page(Downloads.pages(each), failure -> {
            if (failure == null) {
                since.put(device, now);
            }
            told.accept(new Got(all, failure));
        });
    }

    private void page(int left, Consumer<@Nullable String> told) {
        var answer = around.crm().query();
        around.timeline().after(answer.took(), () -> {
            if (left > 1 && answer.failure() == null) {
                page(left - 1, told);
            } else {
                told.accept(answer.failure());
            }
        });
    }
}
