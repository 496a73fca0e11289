package syncline.agreement;

/** How many things of a kind were compared, and values of them. */
public record Compared(String section, long things, long values) {}
