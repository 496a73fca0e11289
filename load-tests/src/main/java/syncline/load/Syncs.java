package syncline.load;

import static io.gatling.javaapi.core.CoreDsl.StringBody;
import static io.gatling.javaapi.core.CoreDsl.asLongAs;
import static io.gatling.javaapi.core.CoreDsl.bodyString;
import static io.gatling.javaapi.core.CoreDsl.exec;
import static io.gatling.javaapi.core.CoreDsl.pause;
import static io.gatling.javaapi.http.HttpDsl.http;
import static io.gatling.javaapi.http.HttpDsl.status;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.gatling.javaapi.core.ChainBuilder;
import io.gatling.javaapi.core.Session;
import java.net.URI;
import java.time.Duration;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import syncline.load.measure.Measurement;

/** Syncs that are begun and watched through the admin API. A session whose sync has ended has {@link #ended}. */
final class Syncs {
    static final String BEGIN = "begin a sync";
    static final String LOOK = "look at the sync";

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration POLL = Duration.ofMillis(500);
    private static final String BODY = "body";
    private static final String NUMBER = "number";
    private static final String REFUSAL = "refusal";
    private static final String TOO_SOON = "too soon";
    private static final String ENDED = "ended";

    private final URI admin;
    private final String password;
    private final Measured measured;
    private final Measurement measurement;
    private final BooleanSupplier tooLate;

    /** @param tooLate when to look no more */
    Syncs(URI admin, String password, Measured measured, Measurement measurement, BooleanSupplier tooLate) {
        this.admin = admin;
        this.password = password;
        this.measured = measured;
        this.measurement = measurement;
        this.tooLate = tooLate;
    }

    /** Begins a sync of a type and watches it until it ends, is refused, or time is over. */
    ChainBuilder sync(String type) {
        return exec(session -> session.removeAll(BODY, NUMBER, REFUSAL, TOO_SOON, ENDED))
                .exec(measured.request(
                        BEGIN,
                        http(BEGIN)
                                .post(admin + "/admin/syncs")
                                .basicAuth(Service.ADMIN, password)
                                .body(StringBody("{\"type\":\"%s\"}".formatted(type)))
                                .asJson()
                                .check(bodyString().saveAs(BODY), status().saveAs(Measured.STATUS), status().is(202))))
                .exec(Syncs::begun)
                .exec(asLongAs(session -> session.contains(NUMBER) && !ended(session) && !tooLate.getAsBoolean())
                        .on(look()));
    }

    private ChainBuilder look() {
        return pause(POLL)
                .exec(session -> session.remove(BODY))
                .exec(measured.request(
                        LOOK,
                        http(LOOK)
                                .get(admin + "/admin/syncs/#{" + NUMBER + "}")
                                .basicAuth(Service.ADMIN, password)
                                .check(
                                        status().saveAs(Measured.STATUS),
                                        status().is(200),
                                        bodyString().saveAs(BODY))))
                .exec(this::looked);
    }

    static boolean ended(Session session) {
        return session.contains(ENDED);
    }

    /** Why no sync began, as a sentence, or null. */
    static @Nullable String refusal(Session session) {
        return session.getString(REFUSAL);
    }

    /** Whether an hour has to pass before the next sync. */
    static boolean hasToWait(Session session) {
        return ended(session) || session.contains(TOO_SOON);
    }

    private static Session begun(Session session) {
        JsonNode answer = body(session);
        if (!session.isFailed() && answer != null && answer.path(NUMBER).isInt()) {
            return session.set(NUMBER, answer.path(NUMBER).intValue());
        }
        JsonNode blocked = answer == null ? MissingNode.getInstance() : answer.path("blocked");
        String why = blocked.path("message").asText();
        Session refused = blocked.path("reason").asText().equals("too_soon") ? session.set(TOO_SOON, true) : session;
        return refused.markAsSucceeded()
                .set(REFUSAL, "No sync was started: " + Measured.error(session) + (why.isEmpty() ? "." : ", " + why));
    }

    private Session looked(Session session) {
        JsonNode answer = body(session);
        if (session.isFailed() || answer == null) {
            return session.markAsSucceeded();
        }
        measurement.sync(answer);
        return answer.path("finishedAt").isTextual() ? session.set(ENDED, true) : session;
    }

    private static @Nullable JsonNode body(Session session) {
        String body = session.getString(BODY);
        try {
            return body == null ? null : JSON.readTree(body);
        } catch (JsonProcessingException e) {
            return null;
        }
    }
}
