package syncline.sync.schedule;

import akka.actor.typed.ActorRef;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import syncline.sync.rules.Schedule;
import syncline.sync.run.CoordinatorCommand.BeginReply;

/** What the scheduler is told. */
sealed interface SchedulerCommand {
    /** Replace the schedule; {@code onlyFirst} leaves one alone that was ever made. */
    record Set(Schedule schedule, boolean onlyFirst, ActorRef<SchedulerState> replyTo) implements SchedulerCommand {}

    /** Tell the schedule and how it went last. */
    record Get(ActorRef<SchedulerState> replyTo) implements SchedulerCommand {}

    /** Some real time has passed: look at the lab's clock. */
    record Look() implements SchedulerCommand {}

    /** The coordinator answered to the start at a due time; null when it could not be asked. */
    record Answered(Instant due, @Nullable BeginReply reply) implements SchedulerCommand {}
}
