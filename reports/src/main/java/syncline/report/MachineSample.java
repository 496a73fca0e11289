package syncline.report;

/**
 * What the lab's JVM took of the machine since the sample before.
 *
 * @param t seconds of wall time since the run began
 * @param cpuShare its CPU time over wall time and all processors, 0 to 1
 * @param gcMillis time in garbage collections
 */
public record MachineSample(double t, double cpuShare, double gcMillis) implements RunEvent {}
