package syncline.report;

/**
 * How near the CRM's burst limit the calls were at one moment.
 *
 * @param t seconds of wall time since the run began
 * @param calls made in the window of the limit so far
 * @param limit calls of one window from which on answers are delayed
 * @param delayMillis how long the CRM holds an answer back
 */
public record ApiCallSample(double t, long calls, long limit, double delayMillis) implements RunEvent {}
