package syncline.load.audience;

/**
 * One time that somebody opens a link.
 *
 * @param delayMillis since the link was shared
 * @param accepts whether it is a person who takes the invite now
 */
public record Opening(Visitor visitor, double delayMillis, boolean accepts) {}
