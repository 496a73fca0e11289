package syncline.bench.clicks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import syncline.lab.db.Database;

/**
 * Measures clicks that are durable before they are answered against servers that only redirect, one after the other in one run: a
 * bare Akka HTTP, WireMock's stub and nginx. All are asked in the same way.
 *
 * @param seconds how long each is measured, after a warm-up of twice as long
 * @param databases where Engage keeps clicks, by what to call it
 * @param wireMock WireMock's jar; when there is none, it is left out
 * @param say told each result as a line
 */
public record ClickBench(int seconds, Map<String, Database> databases, Path wireMock, Consumer<String> say) {
    /** So many times as long as the measurement: a JVM that has not compiled what it runs is half as fast. */
    private static final int WARM_UP = 2;

    private static final List<String> ANY_PATHS =
            IntStream.range(0, 20_000).mapToObj("/i/%022d"::formatted).toList();

    /**
     * What came of it.
     *
     * @param bare the redirect that Engage is held against
     * @param clicks Engage, by database
     */
    public record Figures(double bare, Map<String, Clicks> clicks) {}

    /**
     * Engage on one database.
     *
     * @param lost clicks that were acknowledged and are not in the database
     */
    public record Clicks(double perSecond, double p99Millis, long acknowledged, long lost) {}

    /** Runs it all; takes a good two minutes when {@code seconds} is 10. */
    public Figures run() throws IOException, InterruptedException, SQLException {
        say.accept("%d connections, %d s each after %d s of warm-up"
                .formatted(Wrk.CONNECTIONS, seconds, WARM_UP * seconds));
        double bare = redirect("akka-http, bare redirect", new BareRedirect());
        var clicks = new LinkedHashMap<String, Clicks>();
        for (var database : databases.entrySet()) {
            clicks.put(database.getKey(), clicks(database.getKey(), database.getValue(), bare));
        }
        if (Files.exists(wireMock)) {
            redirect("WireMock, stub", OtherServer.wireMock(wireMock, folder()));
        } else {
            say.accept("WireMock is left out: there is no " + wireMock
                    + ". Fetch it: ./mvnw -q dependency:copy@peers -pl scenarios");
        }
        nginx();
        return new Figures(bare, clicks);
    }

    private void nginx() throws IOException, InterruptedException {
        OtherServer nginx;
        try {
            nginx = OtherServer.nginx(folder());
        } catch (IOException e) {
            say.accept("nginx is left out: it cannot be run. Install it: apt-get install nginx-light");
            return;
        }
        redirect("nginx, redirect", nginx);
    }

    private double redirect(String name, Contender server) throws IOException, InterruptedException {
        try (server) {
            var measured = measured(Wrk.over(ANY_PATHS, folder()), server);
            say.accept(line(name, measured.result()));
            return measured.result().perSecond();
        }
    }

    private Clicks clicks(String name, Database database, double bare)
            throws IOException, InterruptedException, SQLException {
        var engage = new DurableClicks(database);
        Measured measured;
        try (engage) {
            measured = measured(Wrk.over(engage.paths(), folder()), engage);
        }
        var result = measured.result();
        long acknowledged = measured.warmUp().right() + result.right();
        long lost = Math.max(0, acknowledged - engage.stored());
        say.accept("%s; %.2f of bare; %d lost of %,d acknowledged"
                .formatted(line("clicks, " + name, result), result.perSecond() / bare, lost, acknowledged));
        return new Clicks(result.perSecond(), result.p99Millis(), acknowledged, lost);
    }

    private record Measured(Wrk.Result warmUp, Wrk.Result result) {}

    private Measured measured(Wrk wrk, Contender server) throws InterruptedException {
        return new Measured(wrk.run(server.uri(), WARM_UP * seconds), wrk.run(server.uri(), seconds));
    }

    private static String line(String name, Wrk.Result result) {
        return "%-28s %,8.0f requests/s, p99 %6.1f ms".formatted(name, result.perSecond(), result.p99Millis());
    }

    private static Path folder() throws IOException {
        return Files.createTempDirectory("syncline-bench");
    }
}
