package syncline.load;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntUnaryOperator;

/** Engage and the sync's admin API in one, as far as a simulation sees them. */
final class StubLab implements AutoCloseable {
    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final AtomicInteger looks = new AtomicInteger();
    private final AtomicInteger edits = new AtomicInteger();
    private final Queue<String> paths = new ConcurrentLinkedQueue<>();

    /**
     * @param startStatus what starting a sync answers
     * @param looksUntilEnd the sync is over when it was looked at so often
     * @param editStatus the status of the n-th edit, from 1
     */
    StubLab(int startStatus, int looksUntilEnd, IntUnaryOperator editStatus) throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 100);
        server.setExecutor(threads);
        server.createContext("/admin/syncs", exchange -> {
            if (exchange.getRequestMethod().equals("POST")) {
                paths.add("POST " + exchange.getRequestURI() + " "
                        + new String(exchange.getRequestBody().readAllBytes(), UTF_8));
                answer(
                        exchange,
                        startStatus,
                        startStatus == 202
                                ? "{\"number\":3}"
                                : "{\"blocked\":{\"reason\":\"too_soon\",\"message\":\"Wait for 12 minutes.\"}}");
            } else {
                boolean over = looks.incrementAndGet() >= looksUntilEnd;
                answer(
                        exchange,
                        200,
                        "{\"number\":3,\"type\":\"full\",\"finishedAt\":%s,\"read\":%d}"
                                .formatted(over ? "\"2026-03-01T12:00:00.000Z\"" : "null", 100 * looks.get()));
            }
        });
        server.createContext("/api/profiles/", exchange -> {
            paths.add(exchange.getRequestMethod() + " " + exchange.getRequestURI() + " "
                    + new String(exchange.getRequestBody().readAllBytes(), UTF_8));
            answer(exchange, editStatus.applyAsInt(edits.incrementAndGet()), "{}");
        });
        server.start();
    }

    private static void answer(HttpExchange exchange, int status, String json) throws IOException {
        byte[] bytes = json.getBytes(UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, bytes.length);
        try (var body = exchange.getResponseBody()) {
            body.write(bytes);
        }
    }

    URI uri() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    int edits() {
        return edits.get();
    }

    int looks() {
        return looks.get();
    }

    /** Method, path and body of the sync's start and of all edits. */
    Queue<String> requests() {
        return paths;
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdown();
    }
}
