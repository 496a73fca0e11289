package syncline.runner;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.DoubleSupplier;
import java.util.function.Supplier;
import org.HdrHistogram.ConcurrentHistogram;
import org.jspecify.annotations.Nullable;
import syncline.report.DeviceResult;
import syncline.report.ErrorCount;
import syncline.report.Percentiles;
import syncline.run.RunRecord;
import syncline.runner.DeviceCalls.DeviceFailed;
import syncline.runner.LabCalls.LabFailed;
import syncline.scenario.DeviceSyncs;
import syncline.scenario.Step.SyncType;

/** Syncs many devices with the CRM at once, each in a virtual thread, and remembers up to when each is in step. */
final class DeviceSteps implements AutoCloseable {
    /** More at once would measure this machine's sockets. */
    private static final int IN_FLIGHT = 64;

    private static final int MOST_ERRORS = 5;

    private final DeviceCalls calls;
    private final Callable<String> session;
    private final Supplier<List<String>> users;
    private final RunRecord record;
    private final DoubleSupplier seconds;
    private final Map<String, String> since = new ConcurrentHashMap<>();

    /**
     * @param session opens a session that may sync any user's device
     * @param users the usernames of the end users, sorted
     */
    DeviceSteps(
            DeviceCalls calls,
            Callable<String> session,
            Supplier<List<String>> users,
            RunRecord record,
            DoubleSupplier seconds) {
        this.calls = calls;
        this.session = session;
        this.users = users;
        this.record = record;
        this.seconds = seconds;
    }

    /** Syncs them all; in a few words, how it went. */
    String take(DeviceSyncs step) {
        var all = users.get();
        if (all.size() < step.users()) {
            throw new LabFailed("The CRM has %,d end users, and %,d are to sync".formatted(all.size(), step.users()));
        }
        double start = seconds.getAsDouble();
        var measured = new Measured();
        syncAll(step, all.subList(0, step.users()), measured);
        var result = new DeviceResult(
                step.sync() == SyncType.FULL ? "full" : "incremental",
                step.platform().title(),
                step.users(),
                measured.rows.sum(),
                measured.failed(),
                start,
                seconds.getAsDouble() - start,
                Percentiles.of(measured.micros),
                measured.worst());
        record.add(result);
        return "%,d rows, %,d failed".formatted(result.rows(), result.failed());
    }

    /** What many threads note. */
    private static final class Measured {
        private final ConcurrentHistogram micros = new ConcurrentHistogram(3);
        private final LongAdder rows = new LongAdder();
        private final Map<String, LongAdder> errors = new ConcurrentHashMap<>();

        void failed(String why) {
            errors.computeIfAbsent(why, w -> new LongAdder()).increment();
        }

        long failed() {
            return errors.values().stream().mapToLong(LongAdder::sum).sum();
        }

        List<ErrorCount> worst() {
            return errors.entrySet().stream()
                    .map(error ->
                            new ErrorCount(error.getKey(), error.getValue().sum()))
                    .sorted(Comparator.comparingLong(ErrorCount::count)
                            .reversed()
                            .thenComparing(ErrorCount::message))
                    .limit(MOST_ERRORS)
                    .toList();
        }
    }

    private void syncAll(DeviceSyncs step, List<String> usernames, Measured measured) {
        var room = new Semaphore(IN_FLIGHT);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            String open = session.call();
            Collection<Callable<@Nullable Void>> devices = new ArrayList<>();
            for (String username : usernames) {
                devices.add(() -> {
                    room.acquire();
                    try {
                        sync(step, open, username, measured);
                    } finally {
                        room.release();
                    }
                    return null;
                });
            }
            for (var done : threads.invokeAll(devices)) {
                done.get();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LabFailed("Interrupted while devices synced", e);
        } catch (Exception e) {
            throw new LabFailed("The devices cannot sync: " + e.getMessage(), e);
        }
    }

    private void sync(DeviceSyncs step, String open, String username, Measured measured) throws InterruptedException {
        String platform = step.platform().title();
        String device = username + "/" + platform;
        long begun = System.nanoTime();
        try {
            var got = calls.sync(open, username, platform, step.sync() == SyncType.FULL ? null : since.get(device));
            measured.micros.recordValue((System.nanoTime() - begun) / 1_000);
            measured.rows.add(got.rows());
            since.put(device, got.at());
        } catch (DeviceFailed e) {
            measured.failed(String.valueOf(e.getMessage()));
        }
    }

    @Override
    public void close() {
        calls.close();
    }
}
