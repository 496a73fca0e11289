package syncline.virtual.traffic;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import syncline.crm.devices.Territory;

/**
 * How many rows come down to a device (K1 to K10, K14), and so how many pages it asks for. What is counted stands for the time at
 * which it was counted.
 */
final class Downloads {
    private static final int PAGE = 1_000;
    private static final Duration MESSAGES_KEPT = Duration.ofDays(90);

    /** A write that was under way at an earlier sync is looked for again. */
    private static final Duration LONGEST_WRITE = Duration.ofMinutes(1);

    /** The setting of sharing, and the English list of options: what every CRM of a lab holds. */
    private static final long SETTINGS = 2;

    private final DeviceRows rows;
    private final Links links;
    private final ActivityRows activities;
    private final Instant now;
    private final int users;
    private final long[] profiles;
    private final long[] accounts;
    private long linkedConnections;

    /**
     * Counts what each user's device is to hold.
     *
     * @param users end users, each of whom has a territory of about one size
     */
    Downloads(DeviceRows rows, Links links, ActivityRows activities, Instant now, int users) {
        this.rows = rows;
        this.links = links;
        this.activities = activities;
        this.now = now;
        this.users = users;
        this.profiles = new long[users];
        this.accounts = new long[users];
        rows.accounts().forEach(account -> accounts[rank(account)]++);
        rows.profiles((account, modified) -> {
            if (account != DeviceRows.NO_ACCOUNT) {
                profiles[rank(account)]++;
            }
        });
        rows.connections((account, modified) -> linkedConnections += account == DeviceRows.NO_ACCOUNT ? 0 : 1);
    }

    private int rank(long account) {
        return Territory.rank(account, users);
    }

    /**
     * The rows of each object for one device.
     *
     * @param rank of its user by name, from 0
     * @param since when it synced last; null for everything
     */
    List<Long> rows(int rank, @Nullable Instant since) {
        return since == null ? everything(rank) : changed(since);
    }

    /** The number of pages that so many rows of each object take; an object without rows takes one, too. */
    static int pages(List<Long> rows) {
        return Math.toIntExact(rows.stream().mapToLong(n -> n / PAGE + 1).sum());
    }

    private List<Long> everything(int rank) {
        return List.of(
                accounts[rank],
                profiles[rank],
                linkedConnections,
                links.forAccountsSince(now.minus(MESSAGES_KEPT)),
                (long) activities.count(),
                SETTINGS);
    }

    /** What is no longer to be held is told, too, and so each device hears of every row that changed. */
    private List<Long> changed(Instant since) {
        long from = since.minus(LONGEST_WRITE).toEpochMilli();
        var counts = new ArrayList<Long>();
        counts.add(0L);
        counts.add(count(rows::profiles, from));
        counts.add(count(rows::connections, from));
        counts.add(links.forAccountsSince(Instant.ofEpochMilli(from)));
        counts.add(activities.writtenSince(from));
        counts.add(0L);
        return counts;
    }

    private static long count(Consumer<DeviceRows.Sink> told, long from) {
        long[] count = new long[1];
        told.accept((account, modified) -> count[0] += modified >= from ? 1 : 0);
        return count[0];
    }
}
