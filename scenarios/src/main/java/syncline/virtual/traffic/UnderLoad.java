package syncline.virtual.traffic;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import syncline.engage.directory.People;
import syncline.load.arrivals.Arrivals;
import syncline.report.Load;
import syncline.report.LoadSeries;
import syncline.scenario.DeviceSyncs.Platform;
import syncline.scenario.Traffic;
import syncline.virtual.Happening;

/**
 * SyncPort while HCPs edit their profiles: {@code LargeFull} begins one full sync, with devices that sync beside it, and
 * {@code LargeIncremental} one incremental sync after the other, with bursts of edits.
 */
final class UnderLoad implements Happening {
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(200);
    private static final Duration GAP = Duration.ofHours(1);

    private final Surroundings around;
    private final Devices devices;
    private final Traffic traffic;
    private final int users;
    private final LoadClock clock;
    private final List<Edits> edits = new ArrayList<>();
    private final Requests edited;
    private final Requests downloaded;
    private final Arrivals downloads;
    private Instant begun = Instant.EPOCH;
    private int downloading;
    private int downloadsBegun;
    private int syncs;
    private @Nullable String refusal;
    private boolean over;
    private boolean ended;

    /** @param users how many end users there are */
    UnderLoad(Surroundings around, People people, Devices devices, Traffic traffic, int users, long seed) {
        this.around = around;
        this.devices = devices;
        this.traffic = traffic;
        this.users = users;
        this.clock = new LoadClock(around.timeline());
        int seconds = Math.toIntExact(traffic.longest().toSeconds());
        this.edited = new Requests("edit a profile", seconds);
        this.downloaded = new Requests("sync a device", seconds);
        this.downloads = Arrivals.constant(full() ? traffic.devices() : 0, seconds);
        var disturbed = new Disturbed(around.broken(), seed);
        var steady = Arrivals.constant(traffic.rate(), seconds);
        if (full()) {
            edits.add(new Edits(people, steady, seed, edited, disturbed));
        } else {
            var bursts = Arrivals.bursts(traffic.burst(), seconds);
            edits.add(new Edits(people, steady, seed + "edits".hashCode(), edited, disturbed));
            edits.add(new Edits(people, bursts, seed + "bursts".hashCode(), edited, disturbed));
        }
    }

    private boolean full() {
        return switch (traffic.simulation()) {
            case LARGE_FULL -> true;
            case LARGE_INCREMENTAL -> false;
        };
    }

    @Override
    public void begin() {
        begun = around.timeline().now();
        sync();
    }

    private void sync() {
        var asked = around.syncs().ask(traffic.simulation().begins());
        refusal = asked.refusal();
        clock.start();
        edits.forEach(this::next);
        nextDownload();
        if (refusal == null) {
            syncs++;
            follow(asked);
        } else if (!full() && asked.tooSoon() && goesOn()) {
            anHourLater();
        } else {
            end();
        }
    }

    private void next(Edits some) {
        if (!some.done() && !over) {
            clock.at(some.due(), () -> {
                some.make();
                next(some);
            });
        }
    }

    private void nextDownload() {
        if (downloadsBegun < downloads.count() && !over) {
            int due = downloads.dueMillis(downloadsBegun);
            clock.at(due, () -> {
                download(due, downloadsBegun++ % users);
                nextDownload();
            });
        }
    }

    private void download(int due, int rank) {
        downloading++;
        var from = around.timeline().now();
        devices.sync(devices.counted(), rank, Platform.IPAD, true, got -> {
            downloading--;
            long micros = Duration.between(from, around.timeline().now()).toNanos() / 1_000;
            downloaded.add(due, micros, got.failure());
        });
    }

    private void follow(SyncPort.Asked asked) {
        if (!asked.sync().ended()) {
            around.timeline().after(BETWEEN_LOOKS, () -> follow(asked));
        } else if (!full() && goesOn()) {
            anHourLater();
        } else {
            end();
        }
    }

    private boolean goesOn() {
        return clock.now() < traffic.longest().toMillis();
    }

    private void anHourLater() {
        clock.stop();
        around.timeline().after(GAP, this::sync);
    }

    /** Once every device that began has come to its end. */
    private void end() {
        over = true;
        if (downloading > 0) {
            around.timeline().after(BETWEEN_LOOKS, this::end);
            return;
        }
        clock.stop();
        ended = true;
        around.results().accept(result());
    }

    private Load result() {
        double lasted = clock.now() / 1000.0;
        var series = new ArrayList<LoadSeries>();
        for (var requests : List.of(edited, downloaded)) {
            if (requests.count() > 0) {
                series.add(requests.series(lasted));
            }
        }
        return new Load(
                traffic.simulation().title(),
                syncs > 0 ? "finished" : "refused",
                syncs > 0 ? null : refusal,
                parameters(),
                begun.toEpochMilli(),
                lasted,
                series,
                null,
                null);
    }

    private Map<String, Object> parameters() {
        return new TreeMap<>(Map.of(
                "rate", Integer.toString(traffic.rate()),
                "burst", Integer.toString(traffic.burst()),
                "devices", Integer.toString(traffic.devices())));
    }

    @Override
    public boolean ended() {
        return ended;
    }

    @Override
    public String words() {
        return "%,d %s, %,d edits, %,d failed"
                .formatted(syncs, syncs == 1 ? "sync" : "syncs", edited.count(), edited.failed() + downloaded.failed());
    }
}
