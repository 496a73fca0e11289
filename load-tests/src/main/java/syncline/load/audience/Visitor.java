package syncline.load.audience;

/**
 * What a server sees of whoever opens a link.
 *
 * @param userAgent empty when none is sent
 * @param address IPv4
 */
public record Visitor(Kind kind, String userAgent, String address) {}
