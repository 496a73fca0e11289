package syncline.report;

/**
 * How the load generator itself did. When it was short of CPU or late, its figures say more of it than of the system.
 *
 * @param cpuShare CPU time of its process over wall time and all processors, 0 to 1
 * @param peakHeapMb the most heap it used, in MiB
 * @param lagP99Millis how late requests left
 */
public record LoadGenerator(double cpuShare, double peakHeapMb, double lagP99Millis, double lagMaxMillis) {}
