package syncline.lab.http;

import akka.actor.typed.ActorSystem;
import akka.http.javadsl.model.ContentTypes;
import akka.http.javadsl.model.HttpEntities;
import akka.http.javadsl.model.HttpRequest;
import akka.http.javadsl.model.HttpResponse;
import akka.japi.function.Function;
import akka.pattern.Patterns;
import akka.stream.javadsl.Source;
import akka.util.ByteString;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeoutException;
import java.util.random.RandomGenerator;

/**
 * The HTTP faults now active on one server. Paths under {@code /lab/}, by which the lab itself steers and inspects a
 * simulator, are never hit. Safe for use by many threads.
 */
public final class HttpFaults {
    private static final int LARGEST_CUT_BODY = 64 * 1024 * 1024;

    private final RandomGenerator random;
    private volatile List<HttpFault> active = List.of();

    /** Faults drawn from {@code random}: the same seed hits the same calls when calls come one by one. */
    public HttpFaults(RandomGenerator random) {
        this.random = random;
    }

    /** Replaces all active faults; an empty list heals the server. */
    public void set(List<HttpFault> faults) {
        active = List.copyOf(faults);
    }

    /** Puts these faults before a handler of requests. */
    public Function<HttpRequest, CompletionStage<HttpResponse>> before(
            Function<HttpRequest, CompletionStage<HttpResponse>> handler, ActorSystem<?> system) {
        return request -> {
            List<HttpFault> faults = active;
            boolean spared = faults.isEmpty() || request.getUri().path().startsWith("/lab/");
            List<HttpFault> hits = spared ? List.of() : draw(faults);
            return hits.isEmpty() ? handler.apply(request) : answer(hits, request, handler, system);
        };
    }

    private List<HttpFault> draw(List<HttpFault> faults) {
        synchronized (random) {
            return faults.stream().filter(f -> random.nextDouble() < f.rate()).toList();
        }
    }

    private CompletionStage<HttpResponse> answer(
            List<HttpFault> hits,
            HttpRequest request,
            Function<HttpRequest, CompletionStage<HttpResponse>> handler,
            ActorSystem<?> system)
            throws Exception {
        Duration delay = hits.stream().map(this::delay).reduce(Duration.ZERO, Duration::plus);
        var broken = hits.stream().filter(f -> f.answer() != null).findFirst();
        if (delay.isZero()) {
            return broken.isPresent() ? broken(broken.get(), request, handler, system) : handler.apply(request);
        }
        return Patterns.after(delay, system.classicSystem(), () -> {
            try {
                return broken.isPresent() ? broken(broken.get(), request, handler, system) : handler.apply(request);
            } catch (Exception e) {
                return CompletableFuture.failedFuture(e);
            }
        });
    }

    private Duration delay(HttpFault fault) {
        var latency = fault.latency();
        if (latency == null) {
            return Duration.ZERO;
        }
        synchronized (random) {
            return latency.at(random.nextGaussian());
        }
    }

    private static CompletionStage<HttpResponse> broken(
            HttpFault fault,
            HttpRequest request,
            Function<HttpRequest, CompletionStage<HttpResponse>> handler,
            ActorSystem<?> system)
            throws Exception {
        var answer = fault.answer();
        if (answer == null) {
            return handler.apply(request);
        }
        return switch (answer) {
            case UNAVAILABLE -> drained(request, system, plain(503, "<html><body>Down for maintenance</body></html>"));
            case ERROR -> drained(request, system, plain(500, "<html><body>Internal server error</body></html>"));
            case GARBAGE ->
                drained(request, system, plain(200, "<html><body>Please sign in to the network</body></html>"));
            case HALF_BODY -> handler.apply(request).thenCompose(response -> half(response, system));
        };
    }

    private static CompletionStage<HttpResponse> drained(
            HttpRequest request, ActorSystem<?> system, HttpResponse answer) {
        request.discardEntityBytes(system);
        return CompletableFuture.completedFuture(answer);
    }

    private static HttpResponse plain(int status, String html) {
        return HttpResponse.create()
                .withStatus(status)
                .withEntity(HttpEntities.create(ContentTypes.TEXT_HTML_UTF8, html));
    }

    private static CompletionStage<HttpResponse> half(HttpResponse response, ActorSystem<?> system) {
        return response.entity().toStrict(60_000, LARGEST_CUT_BODY, system).thenApply(whole -> {
            ByteString body = whole.getData();
            Source<ByteString, ?> cut = Source.single(body.take(Math.max(1, body.size() / 2)))
                    .concat(Source.failed(new TimeoutException("An injected fault cut this body")));
            return response.withEntity(HttpEntities.createChunked(whole.getContentType(), cut));
        });
    }
}
