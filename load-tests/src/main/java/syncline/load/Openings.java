package syncline.load;

import static io.gatling.javaapi.core.CoreDsl.StringBody;
import static io.gatling.javaapi.core.CoreDsl.doIf;
import static io.gatling.javaapi.core.CoreDsl.doIfOrElse;
import static io.gatling.javaapi.core.CoreDsl.exec;
import static io.gatling.javaapi.core.CoreDsl.jsonPath;
import static io.gatling.javaapi.http.HttpDsl.http;
import static io.gatling.javaapi.http.HttpDsl.status;

import io.gatling.javaapi.core.ChainBuilder;
import io.gatling.javaapi.core.Session;
import java.net.URI;
import java.util.List;
import java.util.SplittableRandom;
import syncline.load.audience.Clicks;
import syncline.load.measure.Measurement;

/** Links that are opened by whoever the audience says, and tokens that are guessed. */
final class Openings {
    static final String OPEN = "open an invite";
    static final String GUESS = "guess a token";

    static final String SIGN_UP = "sign up";
    static final String ACCEPT = "accept an invite";

    private static final String LABEL = "label";
    private static final String ACCEPTS = "accepts";
    private static final int TOKEN_LENGTH = 22;

    private final URI engage;
    private final List<Link> links;
    private final Clicks clicks;
    private final Turns turns;
    private final double guesses;
    private final boolean accepting;
    private final long seed;
    private final Measured measured;
    private final Measurement measurement;

    /**
     * @param guesses share of arrivals that try a token nobody has, 0 to 1
     * @param accepting whether those who would accept an invite do
     */
    Openings(
            URI engage,
            List<Link> links,
            Clicks clicks,
            Turns turns,
            double guesses,
            boolean accepting,
            long seed,
            Measured measured,
            Measurement measurement) {
        this.engage = engage;
        this.links = links;
        this.clicks = clicks;
        this.turns = turns;
        this.guesses = guesses;
        this.accepting = accepting;
        this.seed = seed;
        this.measured = measured;
        this.measurement = measurement;
    }

    /** One opening, or one guess, in its turn. */
    ChainBuilder one() {
        return exec(this::draw)
                .exec(doIfOrElse(session -> session.contains(LABEL))
                        .then(open())
                        .orElse(guess()));
    }

    private ChainBuilder open() {
        return measured.request(
                        OPEN,
                        http(OPEN)
                                .get(engage + "#{path}")
                                .header("User-Agent", "#{agent}")
                                .header("X-Forwarded-For", "#{address}")
                                .header("X-Lab-Label", "#{" + LABEL + "}")
                                .check(status().saveAs(Measured.STATUS), status().is(200)))
                .exec(this::count)
                .exec(doIf(session -> session.contains(ACCEPTS) && !session.isFailed())
                        .then(accept()));
    }

    /** Somebody new to Engage signs up on the card, and takes the invite. */
    private ChainBuilder accept() {
        return exec(Turns::done)
                .exec(measured.request(
                        SIGN_UP,
                        http(SIGN_UP)
                                .post(engage + "#{path}/connect")
                                .body(StringBody("{\"firstName\":\"Kim\",\"lastName\":\"Visitor\"}"))
                                .asJson()
                                .check(
                                        status().saveAs(Measured.STATUS),
                                        status().is(200),
                                        jsonPath("$.profileId").saveAs("profile"))))
                .exec(doIf(session -> !session.isFailed())
                        .then(measured.request(
                                ACCEPT,
                                http(ACCEPT)
                                        .post(engage + "#{path}/accept")
                                        .body(StringBody("{\"profileId\":\"#{profile}\"}"))
                                        .asJson()
                                        .check(status().saveAs(Measured.STATUS), status().is(200)))));
    }

    private ChainBuilder guess() {
        return measured.request(
                GUESS, http(GUESS).get(engage + "#{path}").check(status().saveAs(Measured.STATUS), status().is(404)));
    }

    /** Turn and click go together, so that clicks come in the order of turns. */
    private synchronized Session draw(Session before) {
        Session session = turns.take(before);
        var random = new SplittableRandom(seed ^ Turns.turn(session));
        if (random.nextDouble() < guesses) {
            return session.set("path", "/i/" + token(random));
        }
        var click = clicks.at(Turns.dueMillis(session));
        String path = links.get(click.link()).path();
        // A pass is scanned to be looked at; calls to connect are for links.
        boolean accepts = accepting && click.accepts() && path.startsWith("/i/");
        return (accepts ? session.set(ACCEPTS, true) : session)
                .set("path", path)
                .set("agent", click.visitor().userAgent())
                .set("address", click.visitor().address())
                .set(LABEL, click.visitor().kind().label());
    }

    private static String token(SplittableRandom random) {
        return random.ints(TOKEN_LENGTH, 'a', 'z' + 1)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    private Session count(Session session) {
        if (!session.isFailed()) {
            measurement.label(session.getString(LABEL));
        }
        return session;
    }
}
