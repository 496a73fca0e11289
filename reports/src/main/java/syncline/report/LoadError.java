package syncline.report;

/** A way in which requests of a load failed, and how often. */
public record LoadError(String message, long count) {}
