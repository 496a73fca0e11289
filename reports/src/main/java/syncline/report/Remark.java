package syncline.report;

import java.util.Objects;

/**
 * A sentence that belongs to the verdict.
 *
 * @param invalid whether it says why the figures tell nothing
 */
public record Remark(String sentence, boolean invalid) implements RunEvent {
    public Remark {
        Objects.requireNonNull(sentence, "remark.sentence");
    }
}
