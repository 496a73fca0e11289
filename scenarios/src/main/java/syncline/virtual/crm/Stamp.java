package syncline.virtual.crm;

import java.time.Instant;

/** Which sync writes, and when: {@code moment} is the number of {@code at}. */
public record Stamp(int sync, int moment, Instant at) {}
