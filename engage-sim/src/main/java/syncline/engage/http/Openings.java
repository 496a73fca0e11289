package syncline.engage.http;

import akka.http.javadsl.model.HttpMethods;
import akka.http.javadsl.model.HttpRequest;
import akka.http.javadsl.model.HttpResponse;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import syncline.engage.hits.Hit;
import syncline.engage.links.Link;

/**
 * The openings of short links and scans of passes: by far the most calls, so they go past the routes, and those of links and users
 * seen lately wait for nothing but their hit.
 */
record Openings(Sharing sharing, CardAnswers answers, Calls calls, InstantSource clock) {
    private static final String OF_LINKS = "/i/";
    private static final String OF_PASSES = "/p/";

    /** Whether a request for a path is one. */
    static boolean isOne(HttpRequest request, String path) {
        return (path.startsWith(OF_LINKS) || path.startsWith(OF_PASSES))
                && (request.method().equals(HttpMethods.GET) || request.method().equals(HttpMethods.HEAD));
    }

    /** A link and the card it leads to. */
    private record Found(Link link, CardAnswers.OfUser card) {}

    /** Shows the card, once the hit is durable. Whoever guesses finds nothing, and is noted nowhere. */
    CompletionStage<HttpResponse> open(HttpRequest request, String path) {
        String token = path.substring(OF_LINKS.length());
        Link link = sharing.links().kept(token);
        var card = link == null ? null : answers.kept(link.username());
        if (link != null && card != null && request.entity().isStrict()) {
            return answer(request, path, new Found(link, card));
        }
        return calls.apart(request, () -> find(token))
                .thenCompose(found -> found.isEmpty() ? unknown() : answer(request, path, found.get()))
                .exceptionally(calls::failed);
    }

    private Optional<Found> find(String token) {
        return sharing.links().withToken(token).map(link -> new Found(link, answers.of(link.username())));
    }

    private CompletionStage<HttpResponse> answer(HttpRequest request, String path, Found found) {
        return switch (found.link().kind()) {
            case LINK -> path.startsWith(OF_LINKS) ? noted(request, found) : unknown();
            case PASS -> path.startsWith(OF_PASSES) ? scanned(request, found) : unknown();
        };
    }

    /** An expired pass shows no card, so nothing is noted of it. */
    private CompletionStage<HttpResponse> scanned(HttpRequest request, Found found) {
        boolean expired =
                found.link().expiredAt() != null || !found.card().card().isShown();
        return expired ? CompletableFuture.completedFuture(CardAnswers.EXPIRED) : noted(request, found);
    }

    private CompletionStage<HttpResponse> noted(HttpRequest request, Found found) {
        var visitor = Visitor.of(request);
        var card = found.card().card();
        boolean pushed = found.link().kind() == Link.Kind.LINK
                && card.isShown()
                && card.settings().push();
        var hit = new Hit(
                found.link().number(),
                clock.instant().toEpochMilli(),
                visitor.ip(),
                visitor.userAgent(),
                pushed,
                visitor.label());
        return sharing.hits().add(hit, found.card().answer(), CardAnswers.BUSY);
    }

    private static CompletionStage<HttpResponse> unknown() {
        return CompletableFuture.completedFuture(CardAnswers.UNKNOWN);
    }
}
