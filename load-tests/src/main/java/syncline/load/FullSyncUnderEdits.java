package syncline.load;

import static io.gatling.javaapi.core.CoreDsl.StringBody;
import static io.gatling.javaapi.core.CoreDsl.asLongAs;
import static io.gatling.javaapi.core.CoreDsl.atOnceUsers;
import static io.gatling.javaapi.core.CoreDsl.bodyString;
import static io.gatling.javaapi.core.CoreDsl.constantUsersPerSec;
import static io.gatling.javaapi.core.CoreDsl.doIf;
import static io.gatling.javaapi.core.CoreDsl.exec;
import static io.gatling.javaapi.core.CoreDsl.pause;
import static io.gatling.javaapi.core.CoreDsl.scenario;
import static io.gatling.javaapi.core.CoreDsl.stopLoadGenerator;
import static io.gatling.javaapi.http.HttpDsl.http;
import static io.gatling.javaapi.http.HttpDsl.status;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.gatling.javaapi.core.ChainBuilder;
import io.gatling.javaapi.core.ScenarioBuilder;
import io.gatling.javaapi.core.Session;
import io.gatling.javaapi.core.Simulation;
import io.gatling.javaapi.http.HttpRequestActionBuilder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * A full sync is started through the admin API while HCPs edit their profiles at a steady rate, until the sync has ended.
 * What was measured is in {@code load.json} of the folder {@link LoadSettings#out()}, also when the run is interrupted.
 */
public final class FullSyncUnderEdits extends Simulation {
    static final String START = "start a full sync";
    static final String LOOK = "look at the sync";
    static final String EDIT = "edit a profile";

    private static final String ADMIN = "admin@syncline.example";
    /** From the environment, because others can read a command line. */
    private static final String PASSWORD = System.getenv().getOrDefault("SYNCLINE_PASSWORD", "");

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration POLL = Duration.ofMillis(500);
    private static final Duration DRAIN = Duration.ofSeconds(10);
    private static final String SENT = "sent";
    private static final String STATUS = "status";
    private static final String BODY = "body";
    private static final String TURN = "turn";

    private final LoadSettings settings = LoadSettings.from(System.getProperties());
    private final Recording recording = new Recording();
    private final AtomicInteger turns = new AtomicInteger();
    private final AtomicInteger inFlight = new AtomicInteger();
    private final AtomicBoolean written = new AtomicBoolean();
    private final SplittableRandom random = new SplittableRandom(settings.seed());
    private final long deadline = System.nanoTime() + settings.maxDuration().toNanos();
    private final Thread onInterrupt = new Thread(this::write, "write load.json");

    private volatile Outcome outcome = Outcome.INTERRUPTED;
    private volatile @Nullable String reason = "The simulation was stopped before the sync had ended.";
    private volatile @Nullable JsonNode sync;
    private volatile boolean over;

    public FullSyncUnderEdits() {
        Duration longest = settings.maxDuration().plus(DRAIN).plusSeconds(30);
        setUp(
                        syncing().injectOpen(atOnceUsers(1)),
                        editing()
                                .injectOpen(constantUsersPerSec(settings.rate()).during(settings.maxDuration())))
                .protocols(http.acceptHeader("application/json")
                        .shareConnections()
                        .disableFollowRedirect()
                        .warmUp(settings.engage() + "/lab/health"))
                .maxDuration(longest);
    }

    @Override
    public void before() {
        try {
            Files.deleteIfExists(settings.out().resolve(LoadFile.NAME));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Runtime.getRuntime().addShutdownHook(onInterrupt);
    }

    @Override
    public void after() {
        write();
    }

    private ScenarioBuilder syncing() {
        ChainBuilder look = pause(POLL)
                .exec(measured(
                        LOOK,
                        http(LOOK)
                                .get(settings.admin() + "/admin/syncs/#{number}")
                                .basicAuth(ADMIN, PASSWORD)
                                .check(
                                        status().saveAs(STATUS),
                                        status().is(200),
                                        bodyString().saveAs(BODY))))
                .exec(this::looked);
        return scenario("sync")
                .exec(measured(
                        START,
                        http(START)
                                .post(settings.admin() + "/admin/syncs")
                                .basicAuth(ADMIN, PASSWORD)
                                .body(StringBody("{\"type\":\"full\"}"))
                                .asJson()
                                .check(bodyString().saveAs(BODY), status().saveAs(STATUS), status().is(202))))
                .exec(this::started)
                .exec(asLongAs(session -> !over && System.nanoTime() < deadline).on(look))
                .exec(this::ended)
                .exec(drain())
                .exec(stopLoadGenerator("The sync is over."));
    }

    private ScenarioBuilder editing() {
        HttpRequestActionBuilder edit = http(EDIT)
                .patch(settings.engage() + "/api/profiles/#{profile}")
                .body(StringBody("{\"title\":\"#{title}\"}"))
                .asJson()
                .check(status().saveAs(STATUS), status().is(200));
        return scenario("edits")
                .exec(this::takeTurn)
                .exec(doIf(session -> !over).then(measured(EDIT, edit)));
    }

    /** Waits a while for edits that are under way, so that the slowest are not left out. */
    private ChainBuilder drain() {
        long steps = DRAIN.dividedBy(Duration.ofMillis(100));
        var left = new AtomicInteger((int) steps);
        ChainBuilder step = pause(Duration.ofMillis(100));
        return exec(step)
                .exec(asLongAs(session -> inFlight.get() > 0 && left.getAndDecrement() > 0)
                        .on(step));
    }

    private ChainBuilder measured(String name, HttpRequestActionBuilder request) {
        return exec(session -> {
                    inFlight.incrementAndGet();
                    return session.remove(STATUS).remove(BODY).set(SENT, System.nanoTime());
                })
                .exec(request)
                .exec(session -> {
                    long answered = System.nanoTime();
                    recording.add(new Recording.Request(
                            name,
                            session.contains(TURN) ? session.getInt(TURN) : -1,
                            session.getLong(SENT),
                            answered,
                            session.isFailed() ? error(session) : null));
                    inFlight.decrementAndGet();
                    return session;
                });
    }

    private static String error(Session session) {
        return session.contains(STATUS) ? "HTTP " + session.getInt(STATUS) : "no answer";
    }

    private synchronized Session takeTurn(Session session) {
        int turn = turns.getAndIncrement();
        return session.set(TURN, turn)
                .set("profile", String.format("EP%09d", random.nextInt(settings.profiles())))
                .set("title", "Head of Ward " + turn);
    }

    private Session started(Session session) {
        JsonNode answer = body(session);
        if (!session.isFailed() && answer != null && answer.path("number").isInt()) {
            return session.set("number", answer.path("number").intValue());
        }
        over = true;
        outcome = Outcome.REFUSED;
        String why = answer == null ? "" : answer.at("/blocked/message").asText();
        reason = "No sync was started: " + error(session) + (why.isEmpty() ? "." : ", " + why);
        return session.markAsSucceeded();
    }

    private Session looked(Session session) {
        JsonNode answer = body(session);
        if (!session.isFailed() && answer != null) {
            sync = answer;
            if (!answer.path("finishedAt").isMissingNode()
                    && !answer.path("finishedAt").isNull()) {
                over = true;
                outcome = Outcome.FINISHED;
                reason = null;
            }
        }
        return session.markAsSucceeded();
    }

    private Session ended(Session session) {
        if (!over) {
            over = true;
            outcome = Outcome.TIMED_OUT;
            reason = "The sync had not ended after " + settings.maxDuration().toSeconds() + " s.";
        }
        return session;
    }

    private static @Nullable JsonNode body(Session session) {
        String body = session.getString(BODY);
        try {
            return body == null ? null : JSON.readTree(body);
        } catch (JsonProcessingException e) {
            return null;
        }
    }

    private void write() {
        if (written.compareAndSet(false, true)) {
            try {
                recording
                        .summary("FullSyncUnderEdits", settings.rate(), outcome, reason, sync)
                        .write(settings.out());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
