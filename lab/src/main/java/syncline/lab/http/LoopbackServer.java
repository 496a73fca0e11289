package syncline.lab.http;

import akka.actor.typed.ActorSystem;
import akka.http.javadsl.Http;
import akka.http.javadsl.ServerBinding;
import akka.http.javadsl.model.HttpRequest;
import akka.http.javadsl.model.HttpResponse;
import akka.japi.function.Function;
import java.net.BindException;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import syncline.lab.UserError;

/** An HTTP server of the lab. It listens on 127.0.0.1 unless told otherwise. */
public final class LoopbackServer implements AutoCloseable {
    /** Where a server listens unless told otherwise. */
    public static final String LOOPBACK = "127.0.0.1";

    private final ServerBinding binding;

    private LoopbackServer(ServerBinding binding) {
        this.binding = binding;
    }

    /**
     * Starts a server and waits until it listens.
     *
     * @param name who listens, as a person would say it: "the CRM simulator"
     * @param port 0 for any free one
     * @throws UserError if the port is in use or may not be used
     */
    public static LoopbackServer start(
            ActorSystem<?> system,
            String name,
            String host,
            int port,
            Function<HttpRequest, CompletionStage<HttpResponse>> handler) {
        try {
            var binding = Http.get(system).newServerAt(host, port).bind(handler);
            return new LoopbackServer(binding.toCompletableFuture().join());
        } catch (CompletionException e) {
            throw new UserError(whyNotBound(name, host, port, e), e);
        }
    }

    /** The address to reach it by, without a slash at the end. */
    public URI uri() {
        var address = binding.localAddress();
        return URI.create("http://" + address.getAddress().getHostAddress() + ":" + address.getPort());
    }

    /** Stops listening and lets calls in progress end, for at most two seconds. */
    @Override
    public void close() {
        binding.terminate(Duration.ofSeconds(2)).toCompletableFuture().join();
    }

    private static String whyNotBound(String name, String host, int port, Throwable failure) {
        for (Throwable t = failure; t != null; t = t.getCause()) {
            if (t instanceof BindException) {
                return "%s cannot listen on %s:%d, because the port is in use or not yours to use. Stop what uses it or choose another port."
                        .formatted(capitalised(name), host, port);
            }
        }
        return "%s cannot listen on %s:%d (%s). Choose another address or port."
                .formatted(capitalised(name), host, port, failure.getMessage());
    }

    private static String capitalised(String name) {
        return Character.toUpperCase(name.charAt(0)) + name.substring(1);
    }
}
