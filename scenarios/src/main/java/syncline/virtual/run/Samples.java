package syncline.virtual.run;

import java.time.Duration;
import java.util.function.DoubleSupplier;
import org.HdrHistogram.Histogram;
import syncline.report.ApiCallSample;
import syncline.report.LatencySample;
import syncline.report.ThroughputSample;
import syncline.run.RunRecord;
import syncline.virtual.Timeline;
import syncline.virtual.sync.CallModel;
import syncline.virtual.sync.SyncProcess;

/**
 * Notes how fast syncs are, how long the modelled CRM takes and how near its burst limit it is, while one runs. The longer a run,
 * the rarer it looks, so that ninety days leave a few thousand samples and not millions.
 */
final class Samples {
    private static final int BEFORE_HALF_AS_OFTEN = 500;

    private final Timeline timeline;
    private final CallModel model;
    private final RunRecord record;
    private final DoubleSupplier seconds;
    private Duration apart = Duration.ofSeconds(1);
    private int taken;
    private double sampledAt;
    private long readBefore;
    private Histogram writesBefore = new Histogram(3);

    /** @param seconds of virtual time since the run began */
    Samples(Timeline timeline, CallModel model, RunRecord record, DoubleSupplier seconds) {
        this.timeline = timeline;
        this.model = model;
        this.record = record;
        this.seconds = seconds;
    }

    /**
     * Looks at a sync from now on until it has ended.
     *
     * @param looked told each time
     */
    void follow(SyncProcess sync, Runnable looked) {
        sampledAt = seconds.getAsDouble();
        readBefore = 0;
        writesBefore = new Histogram(3);
        timeline.look(apart, () -> look(sync, looked));
    }

    private void look(SyncProcess sync, Runnable looked) {
        if (!sync.ended()) {
            sample(sync);
            looked.run();
            timeline.look(apart, () -> look(sync, looked));
        }
    }

    /** A last look at it. */
    void ended(SyncProcess sync) {
        if (seconds.getAsDouble() > sampledAt) {
            sample(sync);
        }
    }

    private void sample(SyncProcess sync) {
        double now = seconds.getAsDouble();
        long read = sync.counts().read();
        record.add(new ThroughputSample(
                now, (read - readBefore) / (now - sampledAt), sync.order().number()));
        latency(sync.writes().copy(), now);
        var use = model.use(timeline.now());
        record.add(new ApiCallSample(now, use.calls(), use.limit(), use.delayMillis()));
        readBefore = read;
        sampledAt = now;
        if (++taken % BEFORE_HALF_AS_OFTEN == 0) {
            apart = apart.multipliedBy(2);
        }
    }

    private void latency(Histogram writes, double now) {
        var since = writes.copy();
        since.subtract(writesBefore);
        writesBefore = writes;
        if (since.getTotalCount() > 0) {
            record.add(LatencySample.of(now, since));
        }
    }
}
