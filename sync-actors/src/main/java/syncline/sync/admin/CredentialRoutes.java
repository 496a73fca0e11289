package syncline.sync.admin;

import static akka.http.javadsl.server.Directives.complete;
import static akka.http.javadsl.server.Directives.completeWithFuture;
import static akka.http.javadsl.server.Directives.concat;
import static akka.http.javadsl.server.Directives.get;
import static akka.http.javadsl.server.Directives.path;
import static akka.http.javadsl.server.Directives.pathEnd;
import static akka.http.javadsl.server.Directives.pathPrefix;
import static akka.http.javadsl.server.Directives.post;
import static akka.http.javadsl.server.Directives.put;

import akka.http.javadsl.model.HttpResponse;
import akka.http.javadsl.server.Route;
import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;
import syncline.lab.http.Json;
import syncline.sync.vault.CrmSignIn.Person;
import syncline.sync.vault.IntegrationUser;
import syncline.sync.vault.IntegrationUser.Standing;

/** The Integration User Credential Management: enter, look, Validate (A22, A23). A password goes in and never comes out. */
public final class CredentialRoutes implements AdminRoutes {
    private final IntegrationUser user;

    public CredentialRoutes(IntegrationUser user) {
        this.user = user;
    }

    private record Entry(
            @Nullable String username, @Nullable String password) {}

    @JsonInclude(JsonInclude.Include.ALWAYS)
    private record Told(
            String username, boolean validated, @Nullable String reason) {
        static HttpResponse of(Standing standing) {
            return Json.response(200, new Told(standing.username(), standing.validated(), standing.reason()));
        }
    }

    @Override
    public Route below(Person caller) {
        return pathPrefix(
                "credentials",
                () -> concat(
                        pathEnd(() -> concat(
                                get(() -> complete(Told.of(user.standing()))),
                                put(() -> Bodies.text(body -> complete(enter(body)))))),
                        path(
                                "validate",
                                () -> post(
                                        () -> completeWithFuture(user.validate().thenApply(Told::of))))));
    }

    private HttpResponse enter(String body) {
        var entry = Bodies.read(body, Entry.class);
        String username = entry.map(Entry::username).orElse("");
        String password = entry.map(Entry::password).orElse("");
        if (username.isBlank() || password.isEmpty()) {
            return Bodies.error(400, "The body must be {\"username\": …, \"password\": …}, and neither may be empty.");
        }
        user.enter(username, password);
        return Told.of(user.standing());
    }
}
