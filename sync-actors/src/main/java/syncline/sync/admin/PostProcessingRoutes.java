package syncline.sync.admin;

import static akka.http.javadsl.server.Directives.completeWithFuture;
import static akka.http.javadsl.server.Directives.concat;
import static akka.http.javadsl.server.Directives.delete;
import static akka.http.javadsl.server.Directives.get;
import static akka.http.javadsl.server.Directives.path;
import static akka.http.javadsl.server.Directives.pathEnd;
import static akka.http.javadsl.server.Directives.pathPrefix;
import static akka.http.javadsl.server.Directives.post;
import static akka.http.javadsl.server.Directives.put;

import akka.http.javadsl.model.HttpResponse;
import akka.http.javadsl.server.Route;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;
import syncline.lab.http.Json;
import syncline.sync.ledger.HitLedger;
import syncline.sync.run.JobRecord;
import syncline.sync.run.PostProcessing;
import syncline.sync.run.SyncService;
import syncline.sync.vault.CrmSignIn.Person;

/** The Engage Post-Processing jobs (J24), which no sync runs beside (A15, A21). */
public final class PostProcessingRoutes implements AdminRoutes {
    private static final Duration LONGEST_PERIOD = Duration.ofDays(7);
    private static final String FORM =
            "The body must be {\"every\": \"PT15M\"}, with whole seconds up to 7 days, or" + " \"PT0S\" for never.";

    private final SyncService syncs;
    private final HitLedger hits;
    private final Executor blocking;

    /** @param blocking where calls of the ledger run */
    public PostProcessingRoutes(SyncService syncs, HitLedger hits, Executor blocking) {
        this.syncs = syncs;
        this.hits = hits;
        this.blocking = blocking;
    }

    /**
     * How it stands.
     *
     * @param cursor the place in Engage's log up to which hits were taken in, {@code taken} how many those were
     * @param waiting those of them that the CRM refused so far
     */
    @JsonInclude(JsonInclude.Include.ALWAYS)
    private record Told(
            PostProcessing.Phase phase,
            @Nullable Instant since,
            @Nullable Duration every,
            @Nullable Instant nextDue,
            long cursor,
            long taken,
            long waiting,
            @Nullable JobRecord running,
            @Nullable JobRecord last) {}

    @JsonInclude(JsonInclude.Include.ALWAYS)
    private record Phase(
            PostProcessing.Phase phase, @Nullable Instant since) {
        static Phase of(PostProcessing jobs) {
            return new Phase(jobs.phase(), jobs.since());
        }
    }

    private record Period(@Nullable String every) {}

    @Override
    public Route below(Person caller) {
        return pathPrefix(
                "post-processing",
                () -> concat(
                        pathEnd(() -> concat(
                                get(() -> completeWithFuture(told())),
                                post(() -> completeWithFuture(phase(202, syncs.startPostProcessing()))),
                                delete(() -> completeWithFuture(
                                        phase(202, syncs.abortPostProcessing("Aborted by " + caller.username())))))),
                        path(
                                "jobs",
                                () -> get(() -> completeWithFuture(syncs.postProcessing()
                                        .thenApply(now ->
                                                Json.response(200, now.jobs().shown()))))),
                        path("schedule", () -> put(() -> Bodies.text(body -> completeWithFuture(schedule(body)))))));
    }

    private CompletionStage<HttpResponse> told() {
        return syncs.postProcessing()
                .thenCombineAsync(CompletableFuture.supplyAsync(hits::standing, blocking), (now, standing) -> {
                    var jobs = now.jobs();
                    return Json.response(
                            200,
                            new Told(
                                    jobs.phase(),
                                    jobs.since(),
                                    jobs.every(),
                                    jobs.due(),
                                    standing.upTo(),
                                    standing.taken(),
                                    standing.waiting(),
                                    now.running(),
                                    jobs.shown().isEmpty() ? null : jobs.shown().getFirst()));
                });
    }

    private static CompletionStage<HttpResponse> phase(int status, CompletionStage<PostProcessing> jobs) {
        return jobs.thenApply(now -> Json.response(status, Phase.of(now)));
    }

    private CompletionStage<HttpResponse> schedule(String body) {
        var every = Bodies.read(body, Period.class).map(Period::every).map(PostProcessingRoutes::period);
        if (every.isEmpty()) {
            return CompletableFuture.completedFuture(Bodies.error(400, FORM));
        }
        return phase(200, syncs.schedulePostProcessing(every.get()));
    }

    private static @Nullable Duration period(String text) {
        try {
            var period = Duration.parse(text);
            boolean whole = period.equals(period.truncatedTo(ChronoUnit.SECONDS));
            return whole && !period.isNegative() && period.compareTo(LONGEST_PERIOD) <= 0 ? period : null;
        } catch (DateTimeException e) {
            return null;
        }
    }
}
