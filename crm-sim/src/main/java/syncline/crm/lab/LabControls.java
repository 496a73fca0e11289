package syncline.crm.lab;

import akka.actor.typed.ActorSystem;
import akka.http.javadsl.model.HttpRequest;
import akka.http.javadsl.model.HttpResponse;
import akka.japi.function.Function;
import akka.util.ByteString;
import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;
import syncline.crm.faults.RecordFault;
import syncline.crm.limits.ApiGate;
import syncline.crm.limits.ApiLimits;
import syncline.crm.records.Crm;
import syncline.crm.schema.CrmObject;
import syncline.crm.security.Sessions;
import syncline.lab.http.HttpFault;
import syncline.lab.http.HttpFaults;
import syncline.lab.http.Json;

/** The lab's own way in, below {@code /lab/}: never hit by faults, never counted against limits. */
public final class LabControls implements Function<HttpRequest, CompletionStage<HttpResponse>> {
    private static final long serialVersionUID = 1L;
    private static final long LARGEST_BODY = 1024 * 1024;
    private static final String PICKLISTS = "/lab/picklists/";
    private static final Map<String, String> SET = Map.of("status", "set");

    private final transient Crm crm;
    private final transient Sessions sessions;
    private final transient HttpFaults faults;
    private final transient ApiGate gate;
    private final transient Executor blocking;
    private final transient RecordLines lines;
    private final transient ActorSystem<?> system;

    /** @param blocking runs what waits for the database */
    public LabControls(
            Crm crm, Sessions sessions, HttpFaults faults, ApiGate gate, Executor blocking, ActorSystem<?> system) {
        this.crm = crm;
        this.sessions = sessions;
        this.faults = faults;
        this.gate = gate;
        this.blocking = blocking;
        this.lines = new RecordLines(crm, blocking);
        this.system = system;
    }

    private record FaultsBody(
            @Nullable List<HttpFault> http, @Nullable List<RecordFault> records) {}

    private record LimitsBody(
            @Nullable Integer burst,
            @Nullable Duration window,
            @Nullable Duration delay,
            @Nullable Integer logins) {
        ApiLimits limits() {
            ApiLimits usual = ApiLimits.VAULT;
            return new ApiLimits(
                    burst == null ? usual.burst() : burst,
                    window == null ? usual.window() : window,
                    delay == null ? usual.delay() : delay,
                    logins == null ? usual.logins() : logins);
        }
    }

    @Override
    public CompletionStage<HttpResponse> apply(HttpRequest request) {
        String path = request.getUri().path();
        String call = request.method().value() + " " + path;
        if (call.startsWith("GET /lab/records/")) {
            return CompletableFuture.completedFuture(lines.of(path.substring("/lab/records/".length())));
        }
        if (path.startsWith(PICKLISTS)) {
            return picklist(request, path.substring(PICKLISTS.length()));
        }
        return switch (call) {
            case "GET /lab/health" -> CompletableFuture.completedFuture(Json.response(200, Map.of("status", "up")));
            case "GET /lab/failures" -> CompletableFuture.completedFuture(lines.failures());
            case "GET /lab/activities" -> looked(request, () -> new Activities(crm).rows());
            case "GET /lab/activities/by-message" ->
                looked(
                        request,
                        () -> new Activities(crm).byMessage(request.getUri().query()));
            case "PUT /lab/faults" -> body(request, FaultsBody.class, this::setFaults);
            case "GET /lab/limits" -> CompletableFuture.completedFuture(Json.response(200, used()));
            case "PUT /lab/limits" -> body(request, LimitsBody.class, this::setLimits);
            case "POST /lab/permissions/revoke" -> body(request, PermissionChange.class, this::revoke);
            case "POST /lab/permissions/grant" -> body(request, PermissionChange.class, this::grant);
            case "POST /lab/users" -> body(request, UserChange.class, this::setActive);
            case "POST /lab/account-merges" -> body(request, MergeRequest.class, merge -> merge.apply(crm));
            case "POST /lab/edits" -> body(request, EditRequest.class, edit -> edit.apply(crm));
            default ->
                CompletableFuture.completedFuture(error(404, "not_found", "The lab has no such control: " + call));
        };
    }

    private Map<String, ?> revoke(PermissionChange change) {
        crm.permissions().revoke(change.profile(), change.grant(crm.schema()));
        return SET;
    }

    private Map<String, ?> grant(PermissionChange change) {
        crm.permissions().grant(change.profile(), change.grant(crm.schema()));
        return SET;
    }

    private Map<String, ?> setActive(UserChange change) {
        change.apply(crm);
        sessions.keepOnly(userId -> crm.caller(userId).isPresent());
        return SET;
    }

    private Map<String, ?> used() {
        var use = gate.use();
        return Map.of(
                "calls",
                use.calls(),
                "limit",
                use.limit(),
                "delayMillis",
                use.delay().toMillis());
    }

    private Map<String, ?> setLimits(LimitsBody body) {
        gate.set(body.limits());
        return SET;
    }

    private Map<String, ?> setFaults(FaultsBody body) {
        List<RecordFault> records = body.records == null ? List.of() : body.records;
        for (RecordFault fault : records) {
            CrmObject object = crm.schema().required(fault.object());
            fault.match().keySet().forEach(object::required);
        }
        faults.set(body.http == null ? List.of() : body.http);
        crm.faults().set(records);
        return SET;
    }

    /** Reads the body, then uses it on a thread that may wait for the database. */
    private <T> CompletionStage<HttpResponse> body(
            HttpRequest request, Class<T> type, java.util.function.Function<T, Map<String, ?>> use) {
        return request.entity()
                .withSizeLimit(LARGEST_BODY)
                .toStrict(10_000, system)
                .thenApplyAsync(body -> used(body.getData(), type, use), blocking);
    }

    private static <T> HttpResponse used(
            ByteString body, Class<T> type, java.util.function.Function<T, Map<String, ?>> use) {
        return answered(() -> use.apply(Json.MAPPER.readValue(body.toArrayUnsafe(), type)));
    }

    private interface Answering {
        Object answer() throws IOException;
    }

    private static HttpResponse answered(Answering work) {
        try {
            return Json.response(200, work.answer());
        } catch (JsonProcessingException | IllegalArgumentException e) {
            return error(400, "bad_request", firstLine(e));
        } catch (NoSuchElementException e) {
            return error(404, "not_found", firstLine(e));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Answers a call without a body on a thread that may wait for the database. */
    private CompletionStage<HttpResponse> looked(HttpRequest request, Answering work) {
        request.discardEntityBytes(system);
        return CompletableFuture.supplyAsync(() -> answered(work), blocking);
    }

    private CompletionStage<HttpResponse> picklist(HttpRequest request, String path) {
        return switch (request.method().value()) {
            case "GET" -> looked(request, () -> PicklistChange.shown(crm, path));
            case "PUT" -> body(request, PicklistChange.class, change -> change.apply(crm, path));
            default -> {
                request.discardEntityBytes(system);
                yield CompletableFuture.completedFuture(
                        error(405, "method_not_allowed", "A picklist is read by GET, one of its values set by PUT"));
            }
        };
    }

    static HttpResponse error(int status, String code, String message) {
        return Json.response(status, Map.of("error", Map.of("code", code, "message", message)));
    }

    private static String firstLine(Exception e) {
        String message = String.valueOf(e.getMessage());
        return message.lines().findFirst().orElse(message);
    }
}
