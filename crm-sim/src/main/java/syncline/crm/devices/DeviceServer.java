package syncline.crm.devices;

import akka.actor.typed.ActorSystem;
import akka.http.javadsl.model.ContentType;
import akka.http.javadsl.model.ContentTypes;
import akka.http.javadsl.model.HttpEntities;
import akka.http.javadsl.model.HttpHeader;
import akka.http.javadsl.model.HttpRequest;
import akka.http.javadsl.model.HttpResponse;
import akka.http.scaladsl.model.EntityStreamSizeException;
import akka.http.scaladsl.model.IllegalUriException;
import akka.japi.function.Function;
import akka.pattern.Patterns;
import akka.util.ByteString;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import syncline.crm.limits.ApiGate;
import syncline.crm.records.CallRefused;
import syncline.crm.records.Crm;
import syncline.crm.security.Caller;
import syncline.crm.security.PermissionSets;
import syncline.crm.security.Sessions;
import syncline.crm.vault.Uploads;
import syncline.lab.LabClock;
import syncline.lab.http.Json;

/**
 * The mobile service, below {@code /devices/}: downloads and uploads of the devices of end users. It is asked with a session of Vault's API,
 * by the user or by an administrator, and its calls count against the same limits.
 */
public final class DeviceServer implements Function<HttpRequest, CompletionStage<HttpResponse>> {
    private static final long serialVersionUID = 1L;
    private static final Logger LOG = LoggerFactory.getLogger(DeviceServer.class);
    private static final long LARGEST_BODY = 4L * 1024 * 1024;
    private static final long BODY_TIMEOUT_MILLIS = 60_000;
    private static final ContentType NDJSON = ContentTypes.parse("application/x-ndjson");
    private static final Set<String> ADMINISTRATORS =
            Set.of(PermissionSets.SYSTEM_ADMINISTRATOR, PermissionSets.BUSINESS_ADMIN);

    private final transient Crm crm;
    private final transient Devices devices;
    private final transient Uploads uploads;
    private final transient Sessions sessions;
    private final transient ApiGate gate;
    private final transient LabClock clock;
    private final transient Executor blocking;
    private final transient ActorSystem<?> system;

    /** @param blocking runs what waits for the database */
    public DeviceServer(
            Crm crm,
            Devices devices,
            Sessions sessions,
            ApiGate gate,
            LabClock clock,
            Executor blocking,
            ActorSystem<?> system) {
        this.crm = crm;
        this.devices = devices;
        this.uploads = new Uploads(crm);
        this.sessions = sessions;
        this.gate = gate;
        this.clock = clock;
        this.blocking = blocking;
        this.system = system;
    }

    @Override
    public CompletionStage<HttpResponse> apply(HttpRequest request) {
        Duration delay = gate.call().delay();
        return request.entity()
                .withSizeLimit(LARGEST_BODY)
                .toStrict(BODY_TIMEOUT_MILLIS, system)
                .thenCompose(body -> delay.isZero()
                        ? answer(request, body.getData())
                        : Patterns.after(delay, system.classicSystem(), () -> answer(request, body.getData())))
                .exceptionally(e -> failed(request, e));
    }

    private CompletionStage<HttpResponse> answer(HttpRequest request, ByteString body) {
        return CompletableFuture.supplyAsync(() -> routed(request, body), blocking);
    }

    private static HttpResponse failed(HttpRequest request, Throwable e) {
        for (Throwable t = e; t != null; t = t.getCause()) {
            if (t instanceof EntityStreamSizeException) {
                return error(413, "too_large", "An upload may have at most 4 MB");
            }
        }
        LOG.error("{} {} failed", request.method().value(), request.getUri().path(), e);
        return error(500, "failed", "The CRM could not process this call");
    }

    private HttpResponse routed(HttpRequest request, ByteString body) {
        var path = new ArrayList<String>();
        request.getUri().pathSegments().forEach(path::add);
        boolean account = path.size() == 5 && path.get(3).equals("accounts");
        boolean upload = path.size() == 5 && path.get(3).equals("uploads");
        if (path.size() != 3 && !account && !upload) {
            return error(
                    404,
                    "not_found",
                    "Devices are at /devices/{user}/{platform}, …/accounts/{account} and …/uploads/{object}");
        }
        String method = upload ? "POST" : "GET";
        if (!request.method().value().equals(method)) {
            return error(405, "method_not_allowed", "Downloads are asked for by GET, uploads are sent by POST");
        }
        Optional<Caller> caller = caller(request);
        if (caller.isEmpty()) {
            return error(401, "invalid_session", "The Authorization header names no open session");
        }
        String username = path.get(1);
        if (!caller.get().username().equals(username)
                && !ADMINISTRATORS.contains(caller.get().permissions().name())) {
            return error(403, "not_allowed", "A device is synced by its user or by an administrator");
        }
        Optional<Platform> platform = Platform.named(path.get(2));
        if (platform.isEmpty()) {
            return error(404, "not_found", "There are devices of the platforms iPad and iPhone only");
        }
        return devices.device(username, platform.get())
                .map(device -> account
                        ? account(device, path.get(4))
                        : upload ? upload(device, path.get(4), body) : sync(device, request))
                .orElseGet(() -> error(404, "not_found", "There is no active end user of that name"));
    }

    private Optional<Caller> caller(HttpRequest request) {
        String session =
                request.getHeader("Authorization").map(HttpHeader::value).orElse("");
        var userId = sessions.use(session.startsWith("Bearer ") ? session.substring(7) : session);
        return userId.isEmpty() ? Optional.empty() : crm.caller(userId.getAsLong());
    }

    private HttpResponse account(Device device, String id) {
        return HeldAccount.find(crm, devices.holdings(device), id, clock.instant())
                .map(held -> Json.response(200, held))
                .orElseGet(() -> error(404, "not_found", "The device does not hold that account"));
    }

    private HttpResponse upload(Device device, String object, ByteString records) {
        try {
            return HttpResponse.create()
                    .withEntity(HttpEntities.create(
                            ContentTypes.APPLICATION_JSON, uploads.take(device.user(), object, records)));
        } catch (CallRefused e) {
            return error(400, e.type().toLowerCase(Locale.ROOT), e.reason());
        }
    }

    private HttpResponse sync(Device device, HttpRequest request) {
        Instant now = clock.instant();
        Optional<Instant> since;
        try {
            since = request.getUri().query().get("since").map(Instant::parse);
        } catch (DateTimeException | IllegalUriException e) {
            return error(400, "bad_request", "since is a time of the form 2026-03-01T12:00:00.000Z");
        }
        if (since.filter(now::isBefore).isPresent()) {
            return error(400, "bad_request", "since lies in the future; it is now " + now);
        }
        var download = new Download(crm, blocking, now);
        List<Holding> holdings = devices.holdings(device);
        var lines = since.isEmpty() || devices.redrawnSince(device, since.get())
                ? download.full(holdings)
                : download.incremental(holdings, since.get());
        return HttpResponse.create().withEntity(HttpEntities.createChunked(NDJSON, lines));
    }

    private static HttpResponse error(int status, String code, String message) {
        return Json.response(status, Map.of("error", Map.of("code", code, "message", message)));
    }
}
