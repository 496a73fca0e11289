package syncline.report;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How the load generator itself did. When it was short of CPU or late, its figures say more of it than of the system.
 *
 * @param cpuShare CPU time of its process over wall time and all processors, 0 to 1
 * @param peakHeapMb the most heap it used, in MiB
 * @param gcMillis time in garbage collections
 * @param lagP99Millis how late requests left
 * @param bottleneck a sentence that says why it was the bottleneck, null when it was not
 * @param overTime empty when it did not look
 */
public record LoadGenerator(
        double cpuShare,
        double peakHeapMb,
        double gcMillis,
        double lagP99Millis,
        double lagMaxMillis,
        @Nullable String bottleneck,
        List<GeneratorSample> overTime) {
    public LoadGenerator {
        overTime = Results.orEmpty(overTime);
    }
}
