package syncline.load;

import static io.gatling.javaapi.core.CoreDsl.doIf;
import static io.gatling.javaapi.core.CoreDsl.exec;
import static io.gatling.javaapi.core.CoreDsl.substring;
import static io.gatling.javaapi.http.HttpDsl.http;
import static io.gatling.javaapi.http.HttpDsl.status;

import io.gatling.javaapi.core.ChainBuilder;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.BooleanSupplier;

/** Field users whose iPads download all they should hold, one after the other. */
final class DeviceSyncs {
    static final String DEVICE = "sync a device";

    private final URI crm;
    private final List<String> users;
    private final String crmSession;
    private final Measured measured;

    /**
     * @param users the usernames of the end users, at least one
     * @param crmSession of somebody who may sync any user's device
     */
    DeviceSyncs(URI crm, List<String> users, String crmSession, Measured measured) {
        this.crm = crm;
        this.users = users;
        this.crmSession = crmSession;
        this.measured = measured;
    }

    /** One device in its turn, unless it is over. A download is whole only with its last line. */
    ChainBuilder sync(Turns turns, BooleanSupplier over) {
        return exec(turns::take)
                .exec(session -> session.set("user", user(Turns.turn(session))))
                .exec(doIf(session -> !over.getAsBoolean())
                        .then(measured.request(
                                DEVICE,
                                http(DEVICE)
                                        .get(crm + "/devices/#{user}/iPad")
                                        .header("Authorization", crmSession)
                                        .check(
                                                status().saveAs(Measured.STATUS),
                                                status().is(200),
                                                substring("\"end\":true").exists()))));
    }

    private String user(int turn) {
        return URLEncoder.encode(users.get(turn % users.size()), StandardCharsets.UTF_8);
    }
}
