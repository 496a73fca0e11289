package syncline.engage.http;

import static akka.http.javadsl.server.Directives.completeWithFuture;
import static akka.http.javadsl.server.Directives.concat;
import static akka.http.javadsl.server.Directives.extractRequest;

import akka.http.javadsl.model.HttpResponse;
import akka.http.javadsl.server.Route;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import syncline.engage.feed.Cursor;
import syncline.engage.feed.FeedQuery;
import syncline.engage.feed.Page;
import syncline.lab.http.Json;

/** How routes are put together of calls, and what their answers have in common. */
record Routing(Calls calls) {
    static final int MOST_IDS = 1_000;
    static final int LONGEST_ID = 64;
    static final int LONGEST_NAME = 100;
    static final int LONGEST_USERNAME = 250;

    /** One of these, or the answer that the path is right and the method is not. */
    Route methods(Route first, Route... more) {
        Route wrong = answer(Routing::wrongMethod);
        return concat(first, Stream.concat(Stream.of(more), Stream.of(wrong)).toArray(Route[]::new));
    }

    Route answer(Function<Parameters, HttpResponse> work) {
        return extractRequest(
                request -> completeWithFuture(calls.run(request, () -> work.apply(Parameters.of(request)))));
    }

    Route withBody(BiFunction<Parameters, JsonNode, HttpResponse> work) {
        return extractRequest(request ->
                completeWithFuture(calls.withBody(request, body -> work.apply(Parameters.of(request), body))));
    }

    Route unknown() {
        return answer(p -> Calls.error(
                404, "not_found", "There is no such call. The API is under /api, the lab's own under /lab."));
    }

    /** A page of a longer list; {@code next} is null on the last one. */
    static HttpResponse page(List<?> items, @Nullable Object next) {
        record Answer(List<?> items, @Nullable Object next) {}
        return Json.response(200, new Answer(items, next));
    }

    /** A page that the id of its last item leads on from; it is the last one when it is not full. */
    static <T> HttpResponse page(List<T> items, int limit, Function<T, Object> id) {
        return page(items, items.size() < limit ? null : id.apply(items.getLast()));
    }

    /** The page of a feed that a call asks for. */
    static HttpResponse page(Function<FeedQuery, ? extends Page<?>> feed, Parameters parameters) {
        Page<?> page = feed.apply(parameters.feed());
        Cursor next = page.next();
        return page(page.items(), next == null ? null : next.text());
    }

    static HttpResponse items(List<?> items) {
        return Json.response(200, Map.of("items", items));
    }

    private static HttpResponse wrongMethod(Parameters parameters) {
        return Calls.error(405, "not_allowed", "This path is not called with this method.");
    }
}
