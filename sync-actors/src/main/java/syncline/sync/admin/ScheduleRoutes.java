package syncline.sync.admin;

import static akka.http.javadsl.server.Directives.completeWithFuture;
import static akka.http.javadsl.server.Directives.concat;
import static akka.http.javadsl.server.Directives.get;
import static akka.http.javadsl.server.Directives.path;
import static akka.http.javadsl.server.Directives.put;

import akka.http.javadsl.model.HttpResponse;
import akka.http.javadsl.server.Route;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;
import syncline.lab.http.Json;
import syncline.sync.rules.Every;
import syncline.sync.rules.Schedule;
import syncline.sync.schedule.SchedulerEvent.DueAnswered;
import syncline.sync.schedule.SchedulerService;
import syncline.sync.schedule.SchedulerState;
import syncline.sync.vault.CrmSignIn.Person;
import syncline.sync.vault.IntegrationUser;

/** The entry of the Process Scheduler (A1 to A5). */
public final class ScheduleRoutes implements AdminRoutes {
    private static final String FORM =
            "The body must be {\"every\": \"1d\", \"at\": \"02:00\"}, or {\"every\": \"6h\", \"from\": \"2026-03-01T02:00\"}: ";

    private final SchedulerService scheduler;
    private final IntegrationUser user;
    private final InstantSource clock;

    /** @param user in whose time zone a schedule is made (A4) */
    public ScheduleRoutes(SchedulerService scheduler, IntegrationUser user, InstantSource clock) {
        this.scheduler = scheduler;
        this.user = user;
        this.clock = clock;
    }

    private record Entry(
            @Nullable String every,
            @Nullable String at,
            @Nullable String from) {}

    @JsonInclude(JsonInclude.Include.ALWAYS)
    private record Told(
            @Nullable String every,
            @Nullable LocalTime at,
            @Nullable LocalDateTime from,
            @Nullable String zone,
            @Nullable Instant nextDue,
            @Nullable Last last) {
        @JsonInclude(JsonInclude.Include.NON_NULL)
        record Last(
                Instant due,
                @Nullable Integer sync,
                @Nullable String blocked) {
            static @Nullable Last of(@Nullable DueAnswered last) {
                return last == null ? null : new Last(last.due(), last.sync(), last.blocked());
            }
        }

        static HttpResponse of(SchedulerState state) {
            var schedule = state.schedule();
            var last = Last.of(state.last());
            var told = schedule == null
                    ? new Told(null, null, null, null, null, last)
                    : new Told(
                            schedule.every().toString(),
                            schedule.from().toLocalTime(),
                            schedule.from(),
                            schedule.zone().getId(),
                            state.nextDue().orElse(null),
                            last);
            return Json.response(200, told);
        }
    }

    @Override
    public Route below(Person caller) {
        return path(
                "scheduler",
                () -> concat(
                        get(() -> completeWithFuture(scheduler.get().thenApply(Told::of))),
                        put(() -> Bodies.text(body -> completeWithFuture(set(body))))));
    }

    private CompletionStage<HttpResponse> set(String body) {
        var zone = user.zone();
        if (zone.isEmpty()) {
            return CompletableFuture.completedFuture(
                    Bodies.error(
                            409,
                            "A schedule is kept in the integration user's time zone, which is not known. Validate the credentials first."));
        }
        try {
            var entry = Bodies.read(body, Entry.class).orElseGet(() -> new Entry(null, null, null));
            return scheduler.set(schedule(entry, zone.get())).thenApply(Told::of);
        } catch (IllegalArgumentException | DateTimeException e) {
            return CompletableFuture.completedFuture(Bodies.error(400, FORM + e.getMessage()));
        }
    }

    private Schedule schedule(Entry entry, ZoneId zone) {
        if (entry.every() == null || (entry.at() == null && entry.from() == null)) {
            throw new IllegalArgumentException("\"every\" is needed, and \"at\" or \"from\".");
        }
        var every = Every.parse(entry.every());
        if (entry.from() == null) {
            return Schedule.at(every, LocalTime.parse(entry.at()), clock.instant(), zone);
        }
        var from = LocalDateTime.parse(entry.from());
        if (entry.at() != null && !from.toLocalTime().equals(LocalTime.parse(entry.at()))) {
            throw new IllegalArgumentException("\"from\" and \"at\" name different times of day.");
        }
        return new Schedule(every, from, zone);
    }
}
