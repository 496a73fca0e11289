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

    /** N5: writes are log-normal, whatever they write, and pages take a fixed time. */
    static CallTimes of(Api api) {
        return new Modelled(api);
    }

    /**
     * As somebody measured.
     *
     * @param writes how long they took, in microseconds; not empty
     * @param microsOfARecord what each record took beyond its write, which has the pages of queries in it
     */
    static CallTimes measured(Histogram writes, double microsOfARecord) {
        return new Measured(writes, microsOfARecord);
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
    }

    /** By the figures of a run. */
    record Measured(Histogram writes, double microsOfARecord) implements CallTimes {
        private static final double MICROS_OF_A_MILLI = 1e3;

        @Override
        public double write(RandomGenerator random, int records) {
            double micros = writes.getValueAtPercentile(100 * random.nextDouble());
            return (micros + records * microsOfARecord) / MICROS_OF_A_MILLI;
        }

        @Override
        public double query() {
            return 0;
        }
    }
}
