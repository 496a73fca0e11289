package syncline.sync.admin;

import static akka.http.javadsl.server.Directives.completeWithFuture;
import static akka.http.javadsl.server.Directives.get;
import static akka.http.javadsl.server.Directives.path;
import static akka.http.javadsl.server.PathMatchers.segment;

import akka.http.javadsl.model.HttpResponse;
import akka.http.javadsl.server.Route;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.regex.Pattern;
import syncline.lab.http.Json;
import syncline.sync.life.InviteLives;
import syncline.sync.vault.CrmSignIn.Person;

/** The life of one invite: what became of the hits of its link. */
public final class InviteRoutes implements AdminRoutes {
    private static final Pattern ID = Pattern.compile("[A-Za-z0-9._:-]{1,64}");

    private final InviteLives lives;

    public InviteRoutes(InviteLives lives) {
        this.lives = lives;
    }

    @Override
    public Route below(Person caller) {
        return path(segment("invites").slash(segment()), link -> get(() -> completeWithFuture(life(link))));
    }

    private CompletionStage<HttpResponse> life(String link) {
        if (!ID.matcher(link).matches()) {
            return CompletableFuture.completedFuture(Bodies.error(404, "\"%s\" is no id of Engage.".formatted(link)));
        }
        return lives.of(link)
                .thenApply(life -> life.map(found -> Json.response(200, found))
                        .orElseGet(() -> Bodies.error(404, "No hit of a link %s was taken in yet.".formatted(link))));
    }
}
