package syncline.virtual.run;

import java.util.Comparator;
import java.util.Locale;
import org.HdrHistogram.Histogram;
import syncline.lab.UserError;
import syncline.report.Driver;
import syncline.report.Results;
import syncline.report.SyncResult;
import syncline.virtual.sync.CallTimes;

/**
 * How long writes take, from a live run in place of N5: the calls as they were measured, and what each record took beside, which is the
 * lab's processor and all that is not a write.
 *
 * @param run the id of the live run
 * @param micros how long the calls of its syncs took, in microseconds
 * @param microsOfARecord what its largest sync took beyond its calls, for each record written and each of the parallel calls
 */
public record Calibration(String run, Histogram micros, double microsOfARecord) {
    private static final int RECORDS_OF_A_CALL = 500;
    private static final double MICROS_OF_A_SECOND = 1_000_000;

    /**
     * Takes what a live run measured.
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
        var micros = latency.micros();
        double beyond = live.syncs().stream()
                .max(Comparator.comparingLong(SyncResult::written))
                .map(sync -> beyond(sync, micros.getMean(), parallel))
                .orElse(0.0);
        return new Calibration(id, micros, beyond);
    }

    private static double beyond(SyncResult sync, double micros, int parallel) {
        double calls = Math.ceil(sync.written() / (double) RECORDS_OF_A_CALL);
        double laneMicros = sync.durationSeconds() * MICROS_OF_A_SECOND * parallel;
        return sync.written() == 0 ? 0 : Math.max(0, (laneMicros - calls * micros) / sync.written());
    }

    /** Calls that take as long. */
    public CallTimes times() {
        return CallTimes.measured(micros, microsOfARecord);
    }

    /** What was taken from the run. */
    public String words() {
        return String.format(
                Locale.ROOT,
                "Writes take as the %,d of run %s did, p50 %.1f ms and p95 %.1f ms, and %.0f µs for each record beside.",
                micros.getTotalCount(),
                run,
                micros.getValueAtPercentile(50) / 1000.0,
                micros.getValueAtPercentile(95) / 1000.0,
                microsOfARecord);
    }
}
