package syncline.sync.schedule;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;
import syncline.sync.rules.Every;

/** What happened to the schedule; stored for years, so names and fields stay. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
    @JsonSubTypes.Type(value = SchedulerEvent.ScheduleSet.class, name = "schedule-set"),
    @JsonSubTypes.Type(value = SchedulerEvent.DueAnswered.class, name = "due-answered")
})
public sealed interface SchedulerEvent {
    /** A schedule was entered at {@code at}; only what is due later counts. */
    record ScheduleSet(Instant at, int count, Every.Unit unit, LocalDateTime from, ZoneId zone)
            implements SchedulerEvent {}

    /** A sync was asked for, and began under its number, or was blocked for a reason (A16). */
    record DueAnswered(
            Instant due, @Nullable Integer sync, @Nullable String blocked) implements SchedulerEvent {}
}
