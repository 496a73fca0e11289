package syncline.scenario;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** One thing that happens. The first field of each kind tells the kinds apart. */
public sealed interface Step {

    /** The scope of the sync that it begins; empty if it begins none. */
    default Optional<SyncType> begins() {
        return switch (this) {
            case Sync sync -> Optional.of(sync.sync());
            case Load load -> Optional.of(SyncType.FULL);
            case Wait wait -> Optional.empty();
            case Change change -> Optional.empty();
            case Repeat repeat -> Optional.empty();
        };
    }

    /** Starts a sync and waits for its end. */
    record Sync(
            @About("full = begun by hand, everything in scope; incremental = what the schedule does")
            SyncType sync) implements Step {}

    /** Lets time pass; nobody sleeps. */
    record Wait(
            @JsonProperty("wait")
            @About("How much lab time passes, such as 1d, 90m or 1h30m")
            @Between(min = "1ms", max = "3650d")
            Duration time)
            implements Step {}

    /** Changes people and connections in Engage. */
    record Change(
            @About("What changes in Engage, as counts or as percents of what there is")
            Changes change) implements Step {}

    /** Loads the lab from outside while a sync runs, from a JVM of its own. */
    record Load(
            @About("Load from outside by Gatling, in a JVM of its own")
            Traffic load) implements Step {}

    /** Does some steps several times. */
    record Repeat(
            @About("How many times") @Between(min = "1", max = "1000")
            int repeat,

            @About("What is repeated, in order") @Between(min = "1", max = "100")
            List<Step> steps)
            implements Step {

        public Repeat {
            steps = List.copyOf(steps);
        }
    }

    /** The scope that is asked for; the rules may make an incremental sync full. */
    enum SyncType {
        @JsonProperty("full")
        FULL,
        @JsonProperty("incremental")
        INCREMENTAL
    }

    /** Counts of changes; percents are of the population's profiles, for connects and disconnects of its connections. */
    record Changes(
            @About("Edited profiles") @Default("0") Count profiles,

            @About("New or renewed connections") @Default("0")
            Count connects,

            @About("Ended connections") @Default("0") Count disconnects,
            @About("Deleted profiles") @Default("0") Count deletions,

            @About("Profiles merged into another one") @Default("0")
            Count merges) {}

    /** What load there is. */
    record Traffic(
            @About("FullSyncUnderEdits begins a full sync, and profiles are edited until it has ended")
            Simulation simulation,

            @About("Edits each second") @Default("20") @Between(min = "1", max = "1000")
            int rate,

            @JsonProperty("for")
            @About("The longest time it goes on, in real time, even if the sync has not ended")
            @Default("30m")
            @Between(min = "1s", max = "1h")
            Duration longest) {}

    /** The simulations there are, called as their classes are. */
    enum Simulation {
        @JsonProperty("FullSyncUnderEdits")
        FULL_SYNC_UNDER_EDITS("FullSyncUnderEdits");

        private final String title;

        Simulation(String title) {
            this.title = title;
        }

        /** The name of its class. */
        public String title() {
            return title;
        }
    }
}
