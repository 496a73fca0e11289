package syncline.report;

/**
 * The heap in use at one moment.
 *
 * @param t seconds of wall time since the run began
 * @param usedMb in MiB
 */
public record HeapSample(double t, double usedMb) implements RunEvent {}
