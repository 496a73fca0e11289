package syncline.scenario;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * An expectation, and the part of a load that it is about. One about everything is written as its text alone.
 *
 * @param lasting null for up to the end
 */
@OrFirstAlone
public record Expect(
        @About("path operator value") Expectation that,

        @About("Leaves out what came before, in real time since the load began") @Default("0s")
        Duration after,

        @JsonProperty("for") @About("How long it must hold; to the end when left out") @Nullable
        Duration lasting) {

    /** One about everything. */
    public static Expect throughout(Expectation that) {
        return new Expect(that, Duration.ZERO, null);
    }

    /** Whether it is about a part of a load only. */
    public boolean isWindow() {
        return lasting != null || !after.isZero();
    }

    /** As a person would say it. */
    @Override
    public String toString() {
        return that
                + (after.isZero() ? "" : ", after " + Durations.print(after))
                + (lasting == null ? "" : ", for " + Durations.print(lasting));
    }
}
