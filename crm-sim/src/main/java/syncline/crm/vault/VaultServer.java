package syncline.crm.vault;

import akka.actor.typed.ActorSystem;
import akka.http.javadsl.model.ContentTypes;
import akka.http.javadsl.model.HttpEntities;
import akka.http.javadsl.model.HttpHeader;
import akka.http.javadsl.model.HttpRequest;
import akka.http.javadsl.model.HttpResponse;
import akka.http.javadsl.model.headers.RawHeader;
import akka.http.scaladsl.model.EntityStreamSizeException;
import akka.japi.function.Function;
import akka.pattern.Patterns;
import akka.util.ByteString;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import syncline.crm.limits.ApiGate;
import syncline.crm.records.Crm;
import syncline.crm.security.Passwords;
import syncline.crm.security.Sessions;
import syncline.lab.LabClock;

/** Vault's API over HTTP: limits, delays, headers and bodies. What the API does is decided behind it. */
public final class VaultServer implements Function<HttpRequest, CompletionStage<HttpResponse>> {
    private static final long serialVersionUID = 1L;
    private static final long LARGEST_BODY = 50L * 1024 * 1024;
    private static final long BODY_TIMEOUT_MILLIS = 60_000;

    private final transient VaultApi api;
    private final transient Vault vault;
    private final transient ApiGate gate;
    private final transient Executor blocking;
    private final transient ActorSystem<?> system;

    /** @param blocking runs what waits for the database; bounded */
    public VaultServer(
            Crm crm,
            Passwords passwords,
            Sessions sessions,
            Vault vault,
            ApiGate gate,
            LabClock clock,
            Executor blocking,
            ActorSystem<?> system) {
        this.api = new VaultApi(crm, passwords, sessions, vault, clock);
        this.vault = vault;
        this.gate = gate;
        this.blocking = blocking;
        this.system = system;
    }

    @Override
    public CompletionStage<HttpResponse> apply(HttpRequest request) {
        ApiGate.Pass pass = gate.call();
        return request.entity()
                .withSizeLimit(LARGEST_BODY)
                .toStrict(BODY_TIMEOUT_MILLIS, system)
                .thenCompose(body -> after(pass.delay(), () -> answer(request, body.getData())))
                .exceptionally(VaultServer::unread)
                .thenApply(answered -> response(request, pass, answered));
    }

    private CompletionStage<VaultApi.Answered> answer(HttpRequest request, ByteString body) {
        Call call = Call.of(request, body);
        if (!VaultApi.isSignIn(call)) {
            return CompletableFuture.supplyAsync(() -> api.answer(call), blocking);
        }
        String username = call.field("username").orElse("");
        return switch (gate.login(username)) {
            case ApiGate.Login.Refused refused ->
                CompletableFuture.completedFuture(VaultApi.Answered.of(
                        Answer.noSession("API_LIMIT_EXCEEDED", "Too many sign-ins of this user within a minute"),
                        null));
            case ApiGate.Login.Allowed allowed ->
                after(allowed.delay(), () -> CompletableFuture.supplyAsync(() -> api.answer(call), blocking));
        };
    }

    private <T> CompletionStage<T> after(Duration delay, Supplier<CompletionStage<T>> work) {
        return delay.isZero() ? work.get() : Patterns.after(delay, system.classicSystem(), work::get);
    }

    private static VaultApi.Answered unread(Throwable failure) {
        for (Throwable t = failure; t != null; t = t.getCause()) {
            if (t instanceof EntityStreamSizeException) {
                return VaultApi.Answered.of(
                        Answer.failure("EXCEEDS_FILE_MAX_SIZE", "A body may have at most 50 MB"), null);
            }
        }
        return VaultApi.Answered.of(Answer.exception("The CRM is overloaded or could not read the call"), null);
    }

    private HttpResponse response(HttpRequest request, ApiGate.Pass pass, VaultApi.Answered answered) {
        List<HttpHeader> headers = new ArrayList<>();
        add(headers, "ExecutionId", UUID.randomUUID());
        add(headers, "BurstLimit", pass.limit());
        add(headers, "BurstLimitRemaining", pass.remaining());
        if (!pass.delay().isZero()) {
            add(headers, "ResponseDelay", pass.delay().toMillis());
        }
        var caller = answered.caller();
        if (caller != null) {
            add(headers, "UserId", caller.userId());
            add(headers, "VaultId", vault.id());
        }
        request.getHeader("X-VaultAPI-ReferenceId").ifPresent(h -> add(headers, "ReferenceId", h.value()));
        return HttpResponse.create()
                .addHeaders(headers)
                .withEntity(HttpEntities.create(ContentTypes.APPLICATION_JSON, answered.json()));
    }

    private static void add(List<HttpHeader> headers, String name, Object value) {
        headers.add(RawHeader.create("X-VaultAPI-" + name, value.toString()));
    }
}
