package syncline.runner;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.util.List;
import syncline.report.HeapSample;
import syncline.report.MachineSample;
import syncline.report.RunEvent;

/** What this JVM, in which the lab is, takes of the machine. For use by one thread at a time. */
final class Machine {
    private final OperatingSystemMXBean os = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    private double at;
    private long cpuNanos = os.getProcessCpuTime();
    private long gcMillis = gcMillis();

    /** @param now in seconds */
    Machine(double now) {
        this.at = now;
    }

    /** What it took since the sample before; {@code now} in seconds. */
    List<RunEvent> sample(double now) {
        long cpu = os.getProcessCpuTime();
        long gc = gcMillis();
        double all = (now - at) * 1e9 * os.getAvailableProcessors();
        var runtime = Runtime.getRuntime();
        var taken = new MachineSample(now, all > 0 ? Math.clamp((cpu - cpuNanos) / all, 0, 1) : 0, gc - gcMillis);
        at = now;
        cpuNanos = cpu;
        gcMillis = gc;
        return List.of(new HeapSample(now, (runtime.totalMemory() - runtime.freeMemory()) / 1048576.0), taken);
    }

    private static long gcMillis() {
        return ManagementFactory.getGarbageCollectorMXBeans().stream()
                .mapToLong(GarbageCollectorMXBean::getCollectionTime)
                .sum();
    }
}
