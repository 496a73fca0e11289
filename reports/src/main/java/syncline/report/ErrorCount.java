package syncline.report;

import java.util.Objects;

/** A way in which something failed, and how often. */
public record ErrorCount(String message, long count) {
    public ErrorCount {
        Objects.requireNonNull(message, "errors[].message");
    }
}
