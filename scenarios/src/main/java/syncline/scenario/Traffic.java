package syncline.scenario;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Duration;

/** What load there is besides clicks. */
public record Traffic(
        @About(
                "LargeIncremental: bursts of changes while incremental syncs run back to back; LargeFull: edits and device syncs while a full sync runs")
        Simulation simulation,

        @About("Edits each second") @Default("20") @Between(min = "1", max = "1000")
        int rate,

        @About("Changes that LargeIncremental makes at once, every ten seconds")
        @Default("200")
        @Between(min = "1", max = "100000")
        int burst,

        @About("Devices that sync each second under LargeFull") @Default("1") @Between(min = "0", max = "100")
        int devices,

        @JsonProperty("for")
        @About("The longest time it goes on, in real time, even if the sync has not ended")
        @Default("30m")
        @Between(min = "1s", max = "1h")
        Duration longest) {

    /** The simulations there are, called as their classes are. */
    public enum Simulation {
        /** Full sync under live edits and device syncs. */
        @JsonProperty("LargeFull")
        LARGE_FULL("LargeFull"),
        /** Incremental syncs back to back under bursts of changes. */
        @JsonProperty("LargeIncremental")
        LARGE_INCREMENTAL("LargeIncremental");

        private final String title;

        Simulation(String title) {
            this.title = title;
        }

        /** The name of its class. */
        public String title() {
            return title;
        }

        /** What is asked for. */
        public Step.SyncType begins() {
            return this == LARGE_FULL ? Step.SyncType.FULL : Step.SyncType.INCREMENTAL;
        }
    }
}
