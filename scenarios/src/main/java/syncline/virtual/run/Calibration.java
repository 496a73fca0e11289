package syncline.virtual.run;

import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.HdrHistogram.Histogram;
import syncline.lab.UserError;
import syncline.report.CallLatency;
import syncline.report.Driver;
import syncline.report.LatencySample;
import syncline.report.Results;
import syncline.report.SyncResult;
import syncline.virtual.run.Fit.Point;
import syncline.virtual.sync.CallTimes;
import syncline.virtual.sync.Cost;

/**
 * How long syncs take, from a live run in place of N5: writes by how many records they carry, and what syncs took beyond their writes, which
 * is the lab's processor, Engage's pages and queries, by how many records they read.
 *
 * @param run the id of the live run
 * @param micros how long the writes of its syncs took, in microseconds
 * @param write what a write took on the whole
 * @param reading what a sync took beyond its writes, a record of it on each of the parallel lanes
 */
public record Calibration(String run, Histogram micros, Cost write, Cost reading) {
    private static final double RECORDS_OF_A_CALL = 500;
    private static final double MICROS_OF_A_MILLI = 1_000;
    private static final double MICROS_OF_A_SECOND = 1_000_000;

    /**
     * Takes what a live run measured. Where its file is of before records of calls were counted, all writes take as long.
     *
     * @param parallel calls that the simulated sync has under way at once
     * @throws UserError if the run was none in a lab, or called nothing
     */
    public static Calibration of(Results live, int parallel) {
        String id = live.run().id();
        var latency = live.latency();
        if (live.run().driver() == Driver.VIRTUAL) {
            throw new UserError("%s was simulated; calibrate by a run of ./syncline run.".formatted(id));
        }
        if (latency == null || latency.count() == 0) {
            throw new UserError("%s measured no call of the CRM; calibrate by a run with a sync.".formatted(id));
        }
        var write = writes(latency);
        return new Calibration(id, latency.micros(), write, reading(live.syncs(), write, parallel));
    }

    /** Calls of one second are told together, so what counts is how many records they had on the average. */
    private static Cost writes(CallLatency latency) {
        var points = latency.samples().stream()
                .filter(sample -> sample.count() > 0 && sample.records() != null && sample.meanMillis() != null)
                .map(Calibration::point)
                .toList();
        return points.isEmpty() ? new Cost(latency.micros().getMean(), 0) : Fit.of(points);
    }

    private static Point point(LatencySample sample) {
        double records = Objects.requireNonNull(sample.records()) / (double) sample.count();
        return new Point(records, Objects.requireNonNull(sample.meanMillis()) * MICROS_OF_A_MILLI, sample.count());
    }

    /** A large sync is longer than a small one by far; what counts is by how much of itself each is missed. */
    private static Cost reading(List<SyncResult> syncs, Cost write, int parallel) {
        var points = syncs.stream()
                .filter(sync -> sync.read() > 0 && sync.cause() == null)
                .map(sync -> new Point(sync.read(), beyond(sync, write, parallel), 1.0 / sync.read()))
                .toList();
        var wall = points.isEmpty() ? new Cost(0, 0) : Fit.of(points);
        return new Cost(wall.base(), wall.ofARecord() * parallel);
    }

    private static double beyond(SyncResult sync, Cost write, int parallel) {
        double records = (double) sync.written() + sync.failed();
        double calls = Math.max(Math.ceil(records / RECORDS_OF_A_CALL), Math.min(records, 2.0 * parallel));
        double writing = calls * write.base() + records * write.ofARecord();
        return Math.max(0, sync.durationSeconds() * MICROS_OF_A_SECOND - writing / parallel);
    }

    /** Calls that take as long. */
    public CallTimes times() {
        return CallTimes.measured(micros, write, reading);
    }

    /** What was taken from the run. */
    public String words() {
        return String.format(
                Locale.ROOT,
                "Writes take %.1f ms and %.0f µs for each record, as the %,d of run %s did; a sync takes %.0f ms and %.0f µs for each record"
                        + " that a lane reads beside.",
                write.base() / MICROS_OF_A_MILLI,
                write.ofARecord(),
                micros.getTotalCount(),
                run,
                reading.base() / MICROS_OF_A_MILLI,
                reading.ofARecord());
    }
}
