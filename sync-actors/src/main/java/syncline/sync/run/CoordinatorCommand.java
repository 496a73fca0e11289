package syncline.sync.run;

import akka.actor.typed.ActorRef;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import syncline.sync.clicks.JobCounts;
import syncline.sync.rules.Counts;
import syncline.sync.rules.StartRules.Answer.Blocked;
import syncline.sync.rules.Trigger;

/** What the coordinator of a Vault's syncs is told. */
public sealed interface CoordinatorCommand {
    /** Start a sync, if the rules let it start. */
    record Begin(Trigger trigger, ActorRef<BeginReply> replyTo) implements CoordinatorCommand {}

    /** End the running sync early, as failed for this reason (F12); answers whether that sync runs. */
    record Abort(int number, String reason, ActorRef<Boolean> replyTo) implements CoordinatorCommand {}

    /** Tell what the next scheduled sync will be. */
    record GetForecast(ActorRef<SyncForecast> replyTo) implements CoordinatorCommand {}

    /** Tell all syncs, oldest first, a running one last. */
    record GetHistory(ActorRef<History> replyTo) implements CoordinatorCommand {}

    /** Start a Post-Processing job, now or after the sync that runs (A21). */
    record StartPostProcessing(ActorRef<PostProcessing> replyTo) implements CoordinatorCommand {}

    /** End the Post-Processing job early, for this reason, also one that waits. */
    record AbortPostProcessing(String reason, ActorRef<PostProcessing> replyTo) implements CoordinatorCommand {}

    /** Let Post-Processing jobs begin by themselves; {@code onlyFirst} leaves a schedule alone that was ever made. */
    record SchedulePostProcessing(Duration every, boolean onlyFirst, ActorRef<PostProcessing> replyTo)
            implements CoordinatorCommand {}

    /** Tell of the Post-Processing jobs. */
    record GetPostProcessing(ActorRef<Jobs> replyTo) implements CoordinatorCommand {}

    /** Some real time has passed: look at the lab's clock. */
    record Look() implements CoordinatorCommand {}

    /** The Post-Processing job of this number has ended. */
    record JobDone(int number, JobCounts counts, @Nullable String cause) implements CoordinatorCommand {}

    /** The running sync came to its end; {@code failure} is why it stopped as a whole, or null. */
    record RunEnded(int number, @Nullable Throwable failure) implements CoordinatorCommand {}

    /** The process of a running sync ended, and this is the next one; {@code done} is what its log tells. */
    record Interrupted(int number, Counts done) implements CoordinatorCommand {}

    /** All syncs, oldest first. */
    record History(List<SyncRecord> syncs) {}

    /** The Post-Processing jobs; {@code running} is how far the one has come that runs, or null. */
    record Jobs(PostProcessing jobs, @Nullable JobRecord running) {}

    /** Whether a sync began. */
    sealed interface BeginReply {
        /** It runs, under this number. */
        record Begun(int number) implements BeginReply {}

        /** It does not, and is no sync (A16). */
        record Refused(Blocked why) implements BeginReply {}
    }
}
