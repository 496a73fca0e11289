package syncline.engage.http;

import static akka.http.javadsl.server.Directives.completeWithFuture;
import static akka.http.javadsl.server.Directives.concat;
import static akka.http.javadsl.server.Directives.extractRequest;
import static akka.http.javadsl.server.Directives.get;
import static akka.http.javadsl.server.Directives.head;
import static akka.http.javadsl.server.Directives.path;
import static akka.http.javadsl.server.Directives.post;
import static akka.http.javadsl.server.PathMatchers.segment;

import akka.http.javadsl.model.HttpResponse;
import akka.http.javadsl.server.PathMatcher1;
import akka.http.javadsl.server.PathMatchers;
import akka.http.javadsl.server.Route;
import java.util.Set;
import java.util.function.Function;
import syncline.engage.directory.Refusal;
import syncline.engage.links.CardPages;
import syncline.engage.links.Invitation;
import syncline.engage.links.Invitations;
import syncline.engage.links.Invitations.Outcome;
import syncline.engage.links.Link;
import syncline.lab.http.Json;

/**
 * What an HCP does on a card, by the forms of its page or by calls with JSON. Short links are not opened here, see {@link Openings};
 * full links are, and noted nowhere.
 */
record CardRoutes(Sharing sharing, CardAnswers answers, Routing routing) {
    private static final Set<String> FIELDS = Set.of("act", "profileId", "firstName", "lastName", "email");
    private static final int LONGEST = 250;

    Route pages() {
        PathMatcher1<String> link = segment("i").slash(PathMatchers.segment());
        PathMatcher1<String> pass = segment("p").slash(PathMatchers.segment());
        Function<Parameters, HttpResponse> show =
                p -> answers.of(fullLink(p).username()).answer();
        Route opening = get(() -> routing.answer(show));
        Route looking = head(() -> routing.answer(show));
        return concat(
                path(link, token -> routing.methods(form(p -> invitation(token, Link.Kind.LINK)))),
                path(pass, token -> routing.methods(form(p -> invitation(token, Link.Kind.PASS)))),
                path(link.slash("connect"), token -> call(token, "connect")),
                path(link.slash("accept"), token -> call(token, "accept")),
                path(link.slash("decline"), token -> call(token, "decline")),
                path("connect", () -> routing.methods(opening, looking, form(CardRoutes::fullLink))));
    }

    private Route call(String token, String act) {
        Route call = post(() -> routing.withBody((p, body) ->
                Json.response(200, outcome(act, invitation(token, Link.Kind.LINK), Fields.of(body, FIELDS)))));
        return routing.methods(call);
    }

    private Route form(Function<Parameters, Invitation> invited) {
        return post(() ->
                extractRequest(request -> completeWithFuture(routing.calls().withForm(request, body -> {
                    try {
                        var fields = Fields.of(body, FIELDS);
                        var invitation = invited.apply(Parameters.of(request));
                        var outcome = outcome(fields.text("act"), invitation, fields);
                        return CardAnswers.answer(
                                200, CardPages.of(sharing.cards().of(invitation.username()), outcome));
                    } catch (Refusal refusal) {
                        String why = String.valueOf(refusal.getMessage());
                        return CardAnswers.answer(Calls.status(refusal), CardPages.notice("This did not work", why));
                    }
                }))));
    }

    private Outcome outcome(String act, Invitation invitation, Fields fields) {
        Invitations invitations = sharing.invitations();
        if (act.equals("connect") && !fields.has("profileId")) {
            return invitations.signUp(invitation, fields.text("firstName", LONGEST), fields.text("lastName", LONGEST));
        }
        String profileId = fields.text("profileId", Routing.LONGEST_ID);
        return switch (act) {
            case "connect" -> invitations.connect(invitation, profileId);
            case "accept" -> invitations.accept(invitation, profileId);
            case "decline" -> invitations.decline(invitation, profileId);
            default -> throw Fields.invalid("act has to be one of connect, accept, decline.");
        };
    }

    private Invitation invitation(String token, Link.Kind kind) {
        Link link = sharing.links()
                .withToken(token)
                .filter(found -> found.kind() == kind)
                .orElseThrow(() -> new Refusal(Refusal.Kind.NOT_FOUND, "There is no such link."));
        if (link.expiredAt() != null) {
            throw new Refusal(Refusal.Kind.GONE, "This pass has expired.");
        }
        return link.invitation();
    }

    private static Invitation fullLink(Parameters parameters) {
        parameters.allow(Set.of("user", "org", "account"));
        String user = parameters.text("user");
        if (user == null) {
            throw Fields.invalid("The parameter user is missing: a link names who shared it.");
        }
        return new Invitation(user, parameters.text("account"));
    }
}
