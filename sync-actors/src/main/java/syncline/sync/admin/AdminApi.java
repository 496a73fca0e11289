package syncline.sync.admin;

import static akka.http.javadsl.server.Directives.complete;
import static akka.http.javadsl.server.Directives.concat;
import static akka.http.javadsl.server.Directives.extractCredentials;
import static akka.http.javadsl.server.Directives.onSuccess;
import static akka.http.javadsl.server.Directives.pathPrefix;
import static akka.http.javadsl.server.Directives.reject;

import akka.http.javadsl.model.HttpResponse;
import akka.http.javadsl.model.headers.BasicHttpCredentials;
import akka.http.javadsl.model.headers.HttpChallenge;
import akka.http.javadsl.model.headers.HttpCredentials;
import akka.http.javadsl.model.headers.WWWAuthenticate;
import akka.http.javadsl.server.Route;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import syncline.sync.admin.Admins.Admission;
import syncline.sync.vault.CrmSignIn.Person;

/** The HTTP API of a sync's administration, for admins alone (A11): who calls says so by HTTP Basic, with a user of the CRM. */
public final class AdminApi {
    private static final String REALM = "Syncline";

    private final Admins admins;
    private final List<AdminRoutes> parts;

    /** @param admins who may come in */
    public AdminApi(Admins admins, List<AdminRoutes> parts) {
        this.admins = admins;
        this.parts = List.copyOf(parts);
    }

    /** The routes below {@code /admin}. */
    public Route route() {
        return pathPrefix(
                "admin", () -> extractCredentials(credentials -> onSuccess(admission(credentials), this::answer)));
    }

    private CompletionStage<Admission> admission(Optional<HttpCredentials> credentials) {
        return credentials
                .filter(BasicHttpCredentials.class::isInstance)
                .map(BasicHttpCredentials.class::cast)
                .map(basic -> admins.admit(basic.username(), basic.password()))
                .orElseGet(() -> CompletableFuture.completedFuture(new Admission.Unknown(
                        "Say who you are: HTTP Basic, with a user of the CRM and its password.")));
    }

    private Route answer(Admission admission) {
        return switch (admission) {
            case Admission.Admitted admitted -> below(admitted.person());
            case Admission.Unknown unknown -> complete(challenge(unknown.why()));
            case Admission.Forbidden forbidden -> complete(Bodies.error(403, forbidden.why()));
            case Admission.Undecided undecided -> complete(Bodies.error(503, undecided.why()));
        };
    }

    private Route below(Person caller) {
        return concat(reject(), parts.stream().map(part -> part.below(caller)).toArray(Route[]::new));
    }

    private static HttpResponse challenge(String why) {
        return Bodies.error(401, why).addHeader(WWWAuthenticate.create(HttpChallenge.createBasic(REALM)));
    }
}
