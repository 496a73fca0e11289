package syncline.report;

/**
 * How many hits waited at one moment to become rows of the CRM.
 *
 * @param t seconds of wall time since the run began
 */
public record BacklogSample(double t, long hits) implements RunEvent {}
