package syncline.runner;

import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.DoubleSupplier;
import java.util.function.Supplier;
import org.slf4j.LoggerFactory;
import syncline.report.ApiCallSample;
import syncline.report.LatencySample;
import syncline.report.ThroughputSample;
import syncline.run.RunRecord;
import syncline.sync.run.Meters;

/**
 * Notes once a second of real time how fast the sync is, how long the CRM's answers take, how near its burst limit it is, and what the
 * lab takes of the machine.
 */
final class Sampler implements AutoCloseable {
    private final RunRecord record;
    private final Meters meters;
    private final Supplier<ApiCallSample> crm;
    private final DoubleSupplier seconds;
    private final Machine machine;
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("run-sampler").daemon().factory());
    private int sync;
    private long readBefore;
    private double sampledAt;

    /**
     * @param crm asks how near its limit the CRM is
     * @param seconds real time since the run began
     */
    Sampler(RunRecord record, Meters meters, Supplier<ApiCallSample> crm, DoubleSupplier seconds) {
        this.record = record;
        this.meters = meters;
        this.crm = crm;
        this.seconds = seconds;
        this.machine = new Machine(seconds.getAsDouble());
    }

    void start() {
        var unused = timer.scheduleAtFixedRate(this::sample, 1, 1, TimeUnit.SECONDS);
    }

    /** A sync begins. */
    synchronized void begins(int number) {
        sync = number;
        readBefore = 0;
        sampledAt = seconds.getAsDouble();
    }

    /** So many records have been read of the sync that runs. A rate is noted once a second and at the end. */
    synchronized void reads(long records, boolean ended) {
        double now = seconds.getAsDouble();
        double passed = now - sampledAt;
        if (passed >= 1 || (ended && passed > 0.05)) {
            record.add(new ThroughputSample(now, (records - readBefore) / passed, sync));
            readBefore = records;
            sampledAt = now;
        }
    }

    private void sample() {
        double now = seconds.getAsDouble();
        synchronized (machine) {
            machine.sample(now).forEach(record::add);
        }
        var calls = meters.crmCallsSinceLast();
        if (calls.micros().getTotalCount() > 0) {
            record.add(LatencySample.of(now, calls.micros(), calls.records()));
        }
        try {
            record.add(crm.get());
        } catch (LabCalls.LabFailed e) {
            LoggerFactory.getLogger(Sampler.class).debug("The CRM does not say how near its limit it is", e);
        }
    }

    /** Takes a last sample and stops. */
    @Override
    public void close() {
        timer.shutdownNow();
        sample();
    }
}
