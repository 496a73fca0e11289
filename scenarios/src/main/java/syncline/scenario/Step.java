package syncline.scenario;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Duration;
import java.time.LocalTime;
import java.util.List;
import java.util.Optional;
import java.util.function.ToLongFunction;

/** One thing that happens. The first field of each kind tells the kinds apart. */
public sealed interface Step {
    /** More than any scenario may have, so that counting ends there. */
    long COUNTED = 1_000_000_000;

    /** The scope of the sync or syncs that it begins; empty if it begins none. */
    default Optional<SyncType> begins() {
        return switch (this) {
            case Sync sync -> Optional.of(sync.sync());
            case Load load -> Optional.of(load.load().simulation().begins());
            case Schedule schedule -> Optional.of(SyncType.INCREMENTAL);
            case Wait wait -> Optional.empty();
            case Change change -> Optional.empty();
            case Revoke revoke -> Optional.empty();
            case Grant grant -> Optional.empty();
            case Devices devices -> Optional.empty();
            case Repeat repeat -> Optional.empty();
            case Invite invite -> Optional.empty();
            case Clicks clicks -> Optional.empty();
            case PostProcess job -> Optional.empty();
            case Together together -> Optional.empty();
        };
    }

    /**
     * Adds up something over all that is done for it, repeats and due times included.
     *
     * @param own what a step counts by itself, once for each time it is taken; a schedule's own counts once in all
     * @return at most {@link #COUNTED}
     */
    default long count(ToLongFunction<Step> own) {
        long inside = inside().stream().mapToLong(step -> step.count(own)).sum();
        boolean onlyHolds = this instanceof Repeat || this instanceof Together;
        long once = onlyHolds ? 0 : own.applyAsLong(this);
        return Math.min(COUNTED, once + rounds() * inside);
    }

    /** The steps that stand inside it, as written. */
    default List<Step> inside() {
        if (this instanceof Schedule schedule) {
            return schedule.each();
        }
        if (this instanceof Together together) {
            return together.together();
        }
        return this instanceof Repeat repeat ? repeat.steps() : List.of();
    }

    /** How often the steps inside it are taken. */
    private long rounds() {
        if (this instanceof Schedule schedule) {
            return schedule.schedule().dueTimes();
        }
        return this instanceof Repeat repeat ? repeat.repeat() : 1;
    }

    /** What it is called in a file: {@code sync}, {@code post-process}. */
    default String kind() {
        return Grammar.name(getClass().getRecordComponents()[0]);
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

    /** Lets the scheduler begin syncs, and time jump from one due time to the next. */
    record Schedule(
            @About("When the scheduler begins a sync, and for how long; then the entry is as it was before")
            Entry schedule,

            @About("What happens halfway between two due times, in order: change, revoke, grant, devices")
            @Default("[]")
            @Between(min = "0", max = "20")
            List<Step> each)
            implements Step {

        public Schedule {
            each = List.copyOf(each);
        }
    }

    /** Takes a right away from a permission set. */
    record Revoke(
            @About("A right that a permission set loses until it is granted again")
            Right revoke,

            Where at) implements Step {}

    /** Gives back a right that was taken away. */
    record Grant(
            @About("A right that a permission set gets back")
            Right grant,

            Where at) implements Step {}

    /** Syncs the devices of many users at once. */
    record Devices(
            @About("Devices of end users that sync with the CRM, all at once")
            DeviceSyncs devices) implements Step {}

    /** Lets users share links that invite HCPs. */
    record Invite(@About("Links that users share") Invites invite) implements Step {}

    /** Sends a spike of clicks at the links that were shared. */
    record Clicks(
            @About("Clicks at the links by Gatling, in a JVM of its own")
            Spike clicks) implements Step {}

    /** Has what was clicked written into the CRM. */
    record PostProcess(
            @JsonProperty("post-process")
            @About(
                    "once = one Post-Processing job; until-drained = one after the other until nothing waits and no clicks come")
            Jobs jobs)
            implements Step {}

    /** Takes some steps at the same time. */
    record Together(
            @About("What is done at once, each in its own line; the step ends when all have ended")
            @Between(min = "2", max = "8")
            List<Step> together)
            implements Step {

        public Together {
            together = List.copyOf(together);
        }
    }

    /** How many Post-Processing jobs a step runs. */
    enum Jobs {
        @JsonProperty("once")
        ONCE,
        @JsonProperty("until-drained")
        UNTIL_DRAINED
    }

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

    /** An entry of the scheduler. */
    record Entry(
            @About("How far apart due times are: hours, days or weeks, as 6h, 1d or 2w; 0d for never")
            Every every,

            @About("The time of day of the first due time, in the integration user's time zone") @Default("02:00")
            LocalTime at,

            @JsonProperty("for")
            @About("How long it goes on in lab time, a multiple of every")
            @Between(min = "1h", max = "3650d")
            Duration period) {

        /** How many due times there are. */
        public int dueTimes() {
            return every.never() ? 0 : Math.toIntExact(period.dividedBy(every.time()));
        }
    }

    /**
     * Counts of changes; percents are of the population's profiles, for connects and disconnects of its connections, and for account
     * merges of its accounts.
     */
    record Changes(
            @About("Edited profiles") @Default("0") Count profiles,

            @About("New or renewed connections") @Default("0")
            Count connects,

            @About("Ended connections") @Default("0") Count disconnects,
            @About("Deleted profiles") @Default("0") Count deletions,

            @About("Profiles merged into another one") @Default("0")
            Count merges,

            @About("Profiles without account that connect through a link with one") @Default("0")
            Count associations,

            @JsonProperty("account-merges") @About("Accounts of the CRM merged into another one") @Default("0")
            Count accountMerges,

            @JsonProperty("hand-edits") @About("Rows of profiles that a person edits in the CRM") @Default("0")
            Count handEdits) {}
}
