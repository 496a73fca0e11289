package syncline.sync.engage;

import akka.actor.typed.ActorSystem;
import akka.http.javadsl.model.HttpRequest;
import java.net.URI;
import java.util.List;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;
import syncline.lab.http.Json;
import syncline.sync.clicks.Hit;
import syncline.sync.http.JsonClient;
import syncline.sync.rules.FailureCause;

/** The log of hits over HTTP. */
public final class HttpHits implements HitsPort {
    private static final int PAGE = 500;

    private final JsonClient client;
    private final URI base;

    /** @param base Engage's address */
    public HttpHits(ActorSystem<?> system, URI base) {
        this.client = new JsonClient(system, Json.MAPPER);
        this.base = base;
    }

    private record Hits(@Nullable List<Hit> items, @Nullable Long next) {}

    @Override
    public CompletionStage<Page> after(long seq) {
        var request = HttpRequest.GET("%s/api/hits?after=%d&limit=%d".formatted(base, seq, PAGE));
        return JsonClient.renamed(
                client.call(request, Hits.class).thenApply(page -> page(page, seq)),
                failure -> new EngageUnavailable(
                        FailureCause.unsound("Engage at " + base, String.valueOf(failure.getMessage())), failure));
    }

    /** The cursor moves with the hits: out of order, it would pass some by. */
    private static Page page(Hits page, long after) {
        if (page.items() == null) {
            throw new IllegalArgumentException("a page has items, if only none");
        }
        long last = after;
        for (Hit hit : page.items()) {
            if (hit.seq() <= last) {
                throw new IllegalArgumentException("hit %d does not stand behind %d".formatted(hit.seq(), last));
            }
            last = hit.seq();
        }
        return new Page(page.items(), page.next() != null && !page.items().isEmpty());
    }
}
