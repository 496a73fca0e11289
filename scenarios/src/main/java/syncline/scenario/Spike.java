package syncline.scenario;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Duration;

/** Clicks at invite links: a base rate, a rise to the spike, the spike, and a decay back to the base. */
public record Spike(
        @About("Clicks each second before and after the spike") @Between(min = "1", max = "10000")
        int base,

        @About("Clicks each second at the height of the spike") @Between(min = "1", max = "10000")
        int spike,

        @JsonProperty("warm-up")
        @About("How long the base rate lasts before the spike")
        @Default("10s")
        @Between(min = "1s", max = "1h")
        Duration warmUp,

        @About("How long the rise takes") @Default("5s") @Between(min = "1s", max = "1h")
        Duration ramp,

        @About("How long the spike lasts") @Default("60s") @Between(min = "1s", max = "1h")
        Duration hold,

        @About("How long the way back to the base rate takes") @Default("30s") @Between(min = "1s", max = "1h")
        Duration decay,

        @About("Whose phones and chat apps: world or japan") @Default("world")
        Mix mix) {

    /** Where people and their phones are from. */
    public enum Mix {
        @JsonProperty("world")
        WORLD,
        @JsonProperty("japan")
        JAPAN
    }

    /** How many clicks there are, more or less. */
    public long clicks() {
        double rise = (ramp.toMillis() + decay.toMillis()) / 2000.0;
        return Math.round(base * warmUp.toMillis() / 1000.0 + spike * hold.toMillis() / 1000.0 + (base + spike) * rise);
    }

    /** From the first click to the last. */
    public Duration length() {
        return warmUp.plus(ramp).plus(hold).plus(decay);
    }
}
