package syncline.bench;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.util.Comparator;
import java.util.List;

/**
 * How fast something went, and how much work it was.
 *
 * @param perSecond records per second of wall time
 * @param cpuMicros processor time of this JVM per record, in microseconds: steadier than wall time on a busy machine
 */
public record Rate(double perSecond, double cpuMicros) {
    private static final OperatingSystemMXBean OS =
            (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

    /** A measurement that runs. */
    record Watch(long nanoTime, long cpuTime) {
        double seconds() {
            return (System.nanoTime() - nanoTime) / 1e9;
        }

        Rate stop(long records) {
            return new Rate(records / seconds(), (OS.getProcessCpuTime() - cpuTime) / 1e3 / records);
        }
    }

    static Watch start() {
        return new Watch(System.nanoTime(), OS.getProcessCpuTime());
    }

    /** How many times as fast as another. */
    public double over(Rate other) {
        return perSecond / other.perSecond;
    }

    /** The one in the middle by rate. */
    static Rate median(List<Rate> rates) {
        return rates.stream()
                .sorted(Comparator.comparingDouble(Rate::perSecond))
                .toList()
                .get(rates.size() / 2);
    }

    @Override
    public String toString() {
        return "%,7.0f records/s, %,4.0f us of CPU each".formatted(perSecond, cpuMicros);
    }
}
