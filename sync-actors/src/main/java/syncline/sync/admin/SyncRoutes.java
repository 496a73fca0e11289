package syncline.sync.admin;

import static akka.http.javadsl.server.Directives.completeWithFuture;
import static akka.http.javadsl.server.Directives.concat;
import static akka.http.javadsl.server.Directives.get;
import static akka.http.javadsl.server.Directives.path;
import static akka.http.javadsl.server.Directives.pathEnd;
import static akka.http.javadsl.server.Directives.pathPrefix;
import static akka.http.javadsl.server.Directives.post;
import static akka.http.javadsl.server.PathMatchers.integerSegment;

import akka.http.javadsl.model.ContentTypes;
import akka.http.javadsl.model.HttpCharsets;
import akka.http.javadsl.model.HttpEntities;
import akka.http.javadsl.model.HttpResponse;
import akka.http.javadsl.model.MediaTypes;
import akka.http.javadsl.server.Route;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;
import syncline.lab.http.Json;
import syncline.sync.ledger.Ledger;
import syncline.sync.ledger.OpenRecord;
import syncline.sync.rules.CrmObject;
import syncline.sync.rules.Scope;
import syncline.sync.rules.StartRules.Answer.Blocked;
import syncline.sync.rules.Trigger;
import syncline.sync.run.CoordinatorCommand.BeginReply;
import syncline.sync.run.SyncRecord;
import syncline.sync.run.SyncService;
import syncline.sync.vault.CrmSignIn.Person;

/** Syncs: begin one, the history (F14 to F17), the logs, what was refused and what is not in step. */
public final class SyncRoutes implements AdminRoutes {
    /** A full sync is begun by hand (A10), an incremental one is what the schedule does. */
    private static final Map<String, Trigger> TRIGGERS =
            Map.of("full", Trigger.MANUAL, "incremental", Trigger.SCHEDULED);

    private final SyncService syncs;
    private final Ledger ledger;
    private final Executor blocking;

    public SyncRoutes(SyncService syncs, Ledger ledger, Executor blocking) {
        this.syncs = syncs;
        this.ledger = ledger;
        this.blocking = blocking;
    }

    private record BeginRequest(@Nullable String type) {}

    /** A sync as the API tells it: its row in the history, counts beside it. */
    @JsonInclude(JsonInclude.Include.ALWAYS)
    private record SyncAnswer(
            int number,
            Scope type,
            Trigger trigger,
            Instant startedAt,
            @Nullable Instant finishedAt,
            @Nullable String message,
            @Nullable String cause,
            long read,
            long written,
            long unchanged,
            long failed,
            long held,
            long parked) {
        static SyncAnswer of(SyncRecord s) {
            var c = s.counts();
            return new SyncAnswer(
                    s.number(),
                    s.type(),
                    s.trigger(),
                    s.startedAt(),
                    s.finishedAt(),
                    s.message(),
                    s.cause(),
                    c.read(),
                    c.written(),
                    c.unchanged(),
                    c.failed(),
                    c.held(),
                    c.parked());
        }
    }

    @Override
    public Route below(Person caller) {
        return concat(
                pathPrefix("syncs", () -> syncRoutes(caller)),
                path("blocked", () -> get(() -> completeWithFuture(blockedStarts()))),
                path("failures", () -> get(() -> completeWithFuture(failures()))));
    }

    private Route syncRoutes(Person caller) {
        return concat(
                pathEnd(() -> concat(
                        get(() -> completeWithFuture(history())),
                        post(() -> Bodies.text(body -> completeWithFuture(begin(body)))))),
                path(integerSegment(), number -> get(() -> completeWithFuture(sync(number)))),
                path(integerSegment().slash("abort"), number -> post(() -> completeWithFuture(abort(caller, number)))),
                path(
                        integerSegment().slash("success.csv"),
                        number -> get(() -> completeWithFuture(log(number, false)))),
                path(integerSegment().slash("error.csv"), number -> get(() -> completeWithFuture(log(number, true)))));
    }

    private CompletionStage<HttpResponse> history() {
        return syncs.shown()
                .thenApply(shown ->
                        Json.response(200, shown.stream().map(SyncAnswer::of).toList()));
    }

    private CompletionStage<HttpResponse> sync(int number) {
        return syncs.sync(number)
                .thenApply(found -> found.map(sync -> Json.response(200, SyncAnswer.of(sync)))
                        .orElseGet(() -> noSync(number)));
    }

    /** F12: the sync ends at its next page; GET tells when it has. */
    private CompletionStage<HttpResponse> abort(Person caller, int number) {
        return syncs.abort(number, "Aborted by " + caller.username())
                .thenApply(runs -> runs
                        ? Json.response(202, Map.of("number", number, "aborting", true))
                        : Bodies.error(409, "Sync %d does not run, so there is nothing to abort.".formatted(number)));
    }

    private static HttpResponse noSync(int number) {
        return Bodies.error(404, "There is no sync " + number + ". GET /admin/syncs lists the last ten.");
    }

    private CompletionStage<HttpResponse> begin(String body) {
        Trigger trigger = trigger(body);
        if (trigger == null) {
            return CompletableFuture.completedFuture(
                    Bodies.error(400, "The body must be {\"type\": \"full\"} or {\"type\": \"incremental\"}."));
        }
        return syncs.begin(trigger).thenApply(reply -> switch (reply) {
            case BeginReply.Begun begun -> Json.response(202, Map.of("number", begun.number()));
            case BeginReply.Refused refused -> blocked(refused.why());
        });
    }

    private static @Nullable Trigger trigger(String body) {
        return Bodies.read(body, BeginRequest.class)
                .map(request -> TRIGGERS.get(String.valueOf(request.type())))
                .orElse(null);
    }

    private static HttpResponse blocked(Blocked blocked) {
        record Why(String reason, String message, @Nullable Instant earliest) {}
        var why = new Why(blocked.reason().name().toLowerCase(Locale.ROOT), blocked.message(), blocked.earliest());
        return Json.response(409, Map.of("blocked", why));
    }

    private CompletionStage<HttpResponse> log(int number, boolean errors) {
        return syncs.sync(number)
                .thenApply(found -> found.isEmpty()
                        ? noSync(number)
                        : HttpResponse.create()
                                .withEntity(HttpEntities.create(
                                        MediaTypes.TEXT_CSV.toContentType(HttpCharsets.UTF_8),
                                        CsvStream.of(ledger, number, errors, blocking))));
    }

    private CompletionStage<HttpResponse> blockedStarts() {
        return CompletableFuture.supplyAsync(() -> Json.response(200, ledger.blocked()), blocking);
    }

    private CompletionStage<HttpResponse> failures() {
        record Failure(String object, String externalId, int failures, boolean parked, boolean held) {}
        return CompletableFuture.supplyAsync(
                () -> {
                    var open = new ArrayList<OpenRecord>();
                    List.of(CrmObject.values()).forEach(object -> open.addAll(ledger.open(object)));
                    var lines = new StringBuilder();
                    for (OpenRecord o : open) {
                        lines.append(line(new Failure(
                                o.object().apiName(), o.externalId(), o.failures(), o.parked(), o.failures() == 0)));
                    }
                    return HttpResponse.create()
                            .withEntity(HttpEntities.create(ContentTypes.APPLICATION_JSON, lines.toString()));
                },
                blocking);
    }

    private static String line(Object value) {
        try {
            return Json.MAPPER.writeValueAsString(value) + "\n";
        } catch (JsonProcessingException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
