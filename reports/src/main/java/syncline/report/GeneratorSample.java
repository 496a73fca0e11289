package syncline.report;

/**
 * How the load generator did from one moment on until the next sample.
 *
 * @param fromSeconds since the load began
 * @param cpuShare CPU time of its process over wall time and all processors, 0 to 1
 * @param lagP99Millis how late requests left
 */
public record GeneratorSample(double fromSeconds, double cpuShare, double lagP99Millis) {}
