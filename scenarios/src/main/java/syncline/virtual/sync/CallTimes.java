package syncline.virtual.sync;

import java.util.random.RandomGenerator;
import org.HdrHistogram.Histogram;
import syncline.scenario.Api;

/** How long the sound calls of a sync take, in milliseconds. */
public interface CallTimes {
    /**
     * Draws how long a write takes.
     *
     * @param records that it writes
     */
    double write(RandomGenerator random, int records);

    /** How long a page of a query takes. */
    double query();

    /** How long it takes before a sync begins to read. */
    double start();

    /** How long reading and considering so many records takes, writing left out. */
    double read(int records);

    /** N5: writes are log-normal, whatever they write, and pages take a fixed time. */
    static CallTimes of(Api api) {
        return new Modelled(api);
    }

    /**
     * As somebody measured.
     *
     * @param writes how long they took, in microseconds; not empty. How far they spread is taken from it
     * @param write what a write takes on the whole, by its records
     * @param reading what a sync takes beyond its writes, by the records that one lane reads; queries are in it
     */
    static CallTimes measured(Histogram writes, Cost write, Cost reading) {
        return new Measured(writes, writes.getMean(), write, reading);
    }

    /** By the figures of a scenario. */
    record Modelled(Api api) implements CallTimes {
        private static final double Z95 = 1.6448536269514722;
        private static final double NANOS_OF_A_MILLI = 1e6;

        @Override
        public double write(RandomGenerator random, int records) {
            double median = api.write().p50().toNanos();
            double sigma = Math.log(api.write().p95().toNanos() / median) / Z95;
            return median / NANOS_OF_A_MILLI * Math.exp(sigma * random.nextGaussian());
        }

        @Override
        public double query() {
            return api.query().toMillis();
        }

        @Override
        public double start() {
            return 0;
        }

        @Override
        public double read(int records) {
            return 0;
        }
    }

    /**
     * By the figures of a run.
     *
     * @param mean of the writes, told once: the histogram cannot be asked for it by several threads
     */
    record Measured(Histogram writes, double mean, Cost write, Cost reading) implements CallTimes {
        private static final double MICROS_OF_A_MILLI = 1e3;

        @Override
        public double write(RandomGenerator random, int records) {
            double ofTheMean = writes.getValueAtPercentile(100 * random.nextDouble()) / mean;
            return ofTheMean * write.micros(records) / MICROS_OF_A_MILLI;
        }

        @Override
        public double query() {
            return 0;
        }

        @Override
        public double start() {
            return reading.base() / MICROS_OF_A_MILLI;
        }

        @Override
        public double read(int records) {
            return reading.ofARecord() * records / MICROS_OF_A_MILLI;
        }
    }
}
