package syncline.virtual.traffic;

import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import org.HdrHistogram.Histogram;
import syncline.report.DeviceResult;
import syncline.report.ErrorCount;
import syncline.report.Percentiles;
import syncline.scenario.DeviceSyncs;
import syncline.scenario.Step.SyncType;
import syncline.virtual.Happening;

/** Many devices sync with the CRM at once, as many at a time as in a live run. */
final class DeviceStep implements Happening {
    private static final int IN_FLIGHT = 64;
    private static final int DIGITS = 3;
    private static final long MICROS_OF_A_MILLI = 1_000;

    private final Surroundings around;
    private final Devices devices;
    private final DeviceSyncs step;
    private final Histogram micros = new Histogram(DIGITS);
    private final Map<String, Long> errors = new TreeMap<>();
    private double start;
    private long rows;
    private int next;
    private int done;

    DeviceStep(Surroundings around, Devices devices, DeviceSyncs step) {
        this.around = around;
        this.devices = devices;
        this.step = step;
    }

    @Override
    public void begin() {
        start = around.seconds().getAsDouble();
        var counted = devices.counted();
        for (int i = 0; i < Math.min(IN_FLIGHT, step.users()); i++) {
            device(counted);
        }
    }

    private void device(Downloads counted) {
        if (next < step.users()) {
            int rank = next++;
            Instant begun = around.timeline().now();
            devices.sync(counted, rank, step.platform(), step.sync() == SyncType.FULL, got -> {
                note(got, begun);
                device(counted);
            });
        }
    }

    private void note(Devices.Got got, Instant begun) {
        done++;
        if (got.failure() == null) {
            rows += got.rows();
            long millis = around.timeline().now().toEpochMilli() - begun.toEpochMilli();
            micros.recordValue(millis * MICROS_OF_A_MILLI);
        } else {
            errors.merge(got.failure(), 1L, Long::sum);
        }
        if (ended()) {
            around.results().accept(result());
        }
    }

    private long failed() {
        return errors.values().stream().mapToLong(Long::longValue).sum();
    }

    private DeviceResult result() {
        return new DeviceResult(
                step.sync() == SyncType.FULL ? "full" : "incremental",
                step.platform().title(),
                step.users(),
                rows,
                failed(),
                start,
                around.seconds().getAsDouble() - start,
                Percentiles.of(micros),
                errors.entrySet().stream()
                        .map(error -> new ErrorCount(error.getKey(), error.getValue()))
                        .toList());
    }

    @Override
    public boolean ended() {
        return done == step.users();
    }

    @Override
    public String words() {
        return "%,d rows, %,d failed".formatted(rows, failed());
    }
}
