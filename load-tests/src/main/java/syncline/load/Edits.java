package syncline.load;

import static io.gatling.javaapi.core.CoreDsl.StringBody;
import static io.gatling.javaapi.core.CoreDsl.doIf;
import static io.gatling.javaapi.core.CoreDsl.exec;
import static io.gatling.javaapi.http.HttpDsl.http;
import static io.gatling.javaapi.http.HttpDsl.status;

import io.gatling.javaapi.core.ChainBuilder;
import io.gatling.javaapi.core.Session;
import java.net.URI;
import java.util.SplittableRandom;
import java.util.function.BooleanSupplier;

/** HCPs who change their titles in Engage. */
final class Edits {
    static final String EDIT = "edit a profile";

    private final URI engage;
    private final int profiles;
    private final long seed;
    private final Measured measured;

    /** @param profiles how many there are; any of them is edited, and the same seed and turn pick the same one */
    Edits(URI engage, int profiles, long seed, Measured measured) {
        this.engage = engage;
        this.profiles = profiles;
        this.seed = seed;
        this.measured = measured;
    }

    /** One edit in its turn, unless it is over. */
    ChainBuilder edit(Turns turns, BooleanSupplier over) {
        return exec(turns::take)
                .exec(this::draw)
                .exec(doIf(session -> !over.getAsBoolean())
                        .then(measured.request(
                                EDIT,
                                http(EDIT)
                                        .patch(engage + "/api/profiles/#{profile}")
                                        .body(StringBody("{\"title\":\"#{title}\"}"))
                                        .asJson()
                                        .check(status().saveAs(Measured.STATUS), status().is(200)))));
    }

    private Session draw(Session session) {
        int turn = Turns.turn(session);
        int profile = new SplittableRandom(seed + turn).nextInt(profiles);
        return session.set("profile", "EP%09d".formatted(profile)).set("title", "Head of Ward " + turn);
    }
}
