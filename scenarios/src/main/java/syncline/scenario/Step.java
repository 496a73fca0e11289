package syncline.scenario;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Duration;
import java.util.List;

/** One thing that happens. The first field of each kind tells the kinds apart. */
public sealed interface Step {

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

    /** Calls an API at a steady rate for a while. */
    record Load(
            @About("Calls at a steady rate, from outside") Traffic load) implements Step {}

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

    /** A steady stream of calls. */
    record Traffic(
            @About("Whose API is called") Fault.Party on,

            @About("Calls each second") @Between(min = "1", max = "20000")
            int rate,

            @JsonProperty("for") @About("For how long, in real time") @Between(min = "1s", max = "1h")
            Duration duration) {}
}
