package syncline.load;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntUnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/** Engage, the CRM and the sync's admin API in one, as far as a simulation sees them. */
final class StubLab implements AutoCloseable {
    static final String PASSWORD = "secret";

    /** Small, so that there are several pages of links. */
    private static final int PAGE = 2;

    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final AtomicInteger looks = new AtomicInteger();
    private final AtomicInteger syncs = new AtomicInteger();
    private final AtomicInteger edits = new AtomicInteger();
    private final Queue<String> requests = new ConcurrentLinkedQueue<>();

    private volatile List<String> links = List.of();
    private volatile int beginStatus = 202;
    private volatile int looksUntilEnd = Integer.MAX_VALUE;
    private volatile IntUnaryOperator editStatus = n -> 200;

    StubLab() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 1000);
        server.setExecutor(threads);
        serve("/lab/health", exchange -> answer(exchange, 200, "{}"));
        serve("/admin/syncs", this::syncs);
        serve("/api/profiles/", exchange -> {
            note(exchange);
            answer(exchange, editStatus.applyAsInt(edits.incrementAndGet()), "{}");
        });
        serve("/api/v25.2/auth", exchange -> {
            exchange.getRequestBody().readAllBytes();
            answer(exchange, 200, "{\"responseStatus\":\"SUCCESS\",\"sessionId\":\"open\"}");
        });
        serve("/lab/records/user__sys", exchange -> answer(exchange, 200, """
                {"username__sys":"ann@x","security_profile__sys":"end user","status__v":"active__v"}
                {"username__sys":"bob@x","security_profile__sys":"end user","status__v":"inactive__v"}
                {"username__sys":"root@x","security_profile__sys":"admin","status__v":"active__v"}
                """));
        serve("/devices/", exchange -> {
            note(exchange);
            boolean known = "open".equals(exchange.getRequestHeaders().getFirst("Authorization"));
            answer(exchange, known ? 200 : 401, "{\"sync\":\"full\"}\n{\"put\":1}\n{\"end\":true,\"rows\":1}\n");
        });
        serve("/lab/clock", exchange -> {
            note(exchange);
            answer(exchange, 200, "{}");
        });
        serve("/lab/links", this::links);
        serve("/i/", this::open);
        serve("/p/", this::open);
        server.start();
    }

    /** Which links have been shared: by which options, in this order. */
    StubLab shared(String... vias) {
        links = List.of(vias);
        return this;
    }

    private void links(HttpExchange exchange) throws IOException {
        String query = exchange.getRequestURI().getQuery();
        int from = query.contains("after=") ? Integer.parseInt(query.replaceFirst(".*after=EL0*", "")) : 0;
        var items = IntStream.range(from, Math.min(from + PAGE, links.size()))
                .mapToObj(n -> "{\"id\":\"EL%09d\",\"shortLink\":\"http://elsewhere/%s\",\"via\":\"%s\"}"
                        .formatted(n + 1, path(n), links.get(n)))
                .toList();
        String next = from + PAGE < links.size() ? "\"EL%09d\"".formatted(from + PAGE) : "null";
        answer(exchange, 200, "{\"items\":[%s],\"next\":%s}".formatted(String.join(",", items), next));
    }

    private String path(int link) {
        return (links.get(link).equals("wallet__v") ? "p/token" : "i/token") + link;
    }

    /** Notes who opened what; a token that nobody made is not found. */
    private void open(HttpExchange exchange) throws IOException {
        var headers = exchange.getRequestHeaders();
        requests.add("%s %s %s %s %s"
                .formatted(
                        exchange.getRequestMethod(),
                        exchange.getRequestURI(),
                        headers.getFirst("X-Lab-Label"),
                        headers.getFirst("X-Forwarded-For"),
                        headers.getFirst("User-Agent")));
        boolean known = exchange.getRequestURI().getPath().contains("token");
        boolean call = exchange.getRequestMethod().equals("POST");
        answer(exchange, known ? 200 : 404, call ? "{\"profileId\":\"EP000000007\"}" : "<html></html>");
    }

    /** What beginning a sync answers. */
    StubLab beginsWith(int status) {
        beginStatus = status;
        return this;
    }

    /** A sync is over when it was looked at so often. */
    StubLab endsAfter(int looksOfEach) {
        looksUntilEnd = looksOfEach;
        return this;
    }

    /** The status of the n-th edit, from 1. */
    StubLab edits(IntUnaryOperator status) {
        editStatus = status;
        return this;
    }

    private void syncs(HttpExchange exchange) throws IOException {
        String password = String.valueOf(exchange.getRequestHeaders().getFirst("Authorization"));
        if (!password.equals("Basic YWRtaW5Ac3luY2xpbmUuZXhhbXBsZTpzZWNyZXQ=")) {
            answer(exchange, 401, "{}");
        } else if (exchange.getRequestMethod().equals("POST")) {
            note(exchange);
            int number = syncs.incrementAndGet();
            looks.set(0);
            answer(
                    exchange,
                    beginStatus,
                    beginStatus == 202
                            ? "{\"number\":" + number + "}"
                            : "{\"blocked\":{\"reason\":\"too_soon\",\"message\":\"Wait for 12 minutes.\"}}");
        } else if (exchange.getRequestURI().getPath().equals("/admin/syncs")) {
            answer(exchange, 200, "[]");
        } else {
            boolean over = looks.incrementAndGet() >= looksUntilEnd;
            answer(
                    exchange,
                    200,
                    "{\"number\":%d,\"finishedAt\":%s,\"read\":%d}"
                            .formatted(syncs.get(), over ? "\"2026-03-01T12:00:00.000Z\"" : "null", 100 * looks.get()));
        }
    }

    private interface Handler {
        void handle(HttpExchange exchange) throws IOException;
    }

    private void serve(String path, Handler handler) {
        server.createContext(path, handler::handle);
    }

    private void note(HttpExchange exchange) throws IOException {
        requests.add(exchange.getRequestMethod() + " " + exchange.getRequestURI() + " "
                + new String(exchange.getRequestBody().readAllBytes(), UTF_8));
    }

    private static void answer(HttpExchange exchange, int status, String text) throws IOException {
        byte[] bytes = text.getBytes(UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
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

    /** Of the sync that began last. */
    int looks() {
        return looks.get();
    }

    /** How many requests, as method, path and body, are like this. */
    long count(String regex) {
        var pattern = Pattern.compile(regex);
        return requests.stream()
                .filter(request -> pattern.matcher(request).matches())
                .count();
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdown();
    }
}
