package syncline.load.measure;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;

/**
 * How much of the machine was taken up to a moment since the sample before.
 *
 * @param at by {@link System#nanoTime()}
 * @param own share of all processors that this process took, 0 to 1
 * @param others share that all other processes took, 0 to 1
 */
record OwnSample(long at, double own, double others) {

    /** Takes one sample after the other; not for use by several threads. */
    static final class Sampler {
        private final int processors = Runtime.getRuntime().availableProcessors();
        private long before = System.nanoTime();
        private long cpuBefore = cpuNanos();

        Sampler() {
            machine();
        }

        OwnSample next() {
            long now = System.nanoTime();
            long cpu = cpuNanos();
            double own = Math.min(1, (double) (cpu - cpuBefore) / Math.max(1, now - before) / processors);
            before = now;
            cpuBefore = cpu;
            return new OwnSample(now, own, Math.max(0, machine() - own));
        }
    }

    /** CPU time of this process so far. */
    static long cpuNanos() {
        return ManagementFactory.getOperatingSystemMXBean() instanceof OperatingSystemMXBean os
                ? os.getProcessCpuTime()
                : 0;
    }

    /** What of all processors is taken by anybody, since the last call. */
    private static double machine() {
        return ManagementFactory.getOperatingSystemMXBean() instanceof OperatingSystemMXBean os
                ? Math.max(0, os.getCpuLoad())
                : 0;
    }

    /** Of this JVM so far. */
    static long gcMillis() {
        return ManagementFactory.getGarbageCollectorMXBeans().stream()
                .mapToLong(GarbageCollectorMXBean::getCollectionTime)
                .filter(millis -> millis > 0)
                .sum();
    }

    /** The most heap this JVM has used, in MiB. */
    static double peakHeapMb() {
        return ManagementFactory.getMemoryPoolMXBeans().stream()
                        .filter(pool -> pool.getType() == MemoryType.HEAP)
                        .map(MemoryPoolMXBean::getPeakUsage)
                        .mapToLong(usage -> usage.getUsed())
                        .sum()
                / (double) (1 << 20);
    }
}
