package syncline.report;

/**
 * How fast a sync went at one moment.
 *
 * @param t seconds of wall time since the run began
 * @param recordsPerSecond records read per second since the sample before
 * @param sync the number of the sync that ran
 */
public record ThroughputSample(double t, double recordsPerSecond, int sync) implements RunEvent {}
