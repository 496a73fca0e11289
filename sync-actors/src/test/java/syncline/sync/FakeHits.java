package syncline.sync;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;
import syncline.sync.clicks.Hit;
import syncline.sync.engage.EngageUnavailable;
import syncline.sync.engage.HitsPort;

/** Engage's log of hits in a list. */
public final class FakeHits implements HitsPort {
    private final List<Hit> log = new ArrayList<>();
    private CompletableFuture<Void> gate = CompletableFuture.completedFuture(null);
    private int pageSize = 500;
    private boolean down;
    private int pagesRead;

    /** Somebody opens this link; the hit is at the end of the log, behind a gap. */
    public synchronized Hit click(String link, Instant at) {
        return hit(link, Hit.Kind.CLICK, at, "Mozilla/5.0 (X11; Linux x86_64) Chrome/123.0.0.0 Safari/537.36");
    }

    /** The same with all that can be told of it. */
    public synchronized Hit hit(String link, Hit.Kind kind, Instant at, @Nullable String userAgent) {
        long seq = log.isEmpty() ? 2 : log.getLast().seq() + 2;
        var hit = new Hit(seq, "EH" + seq, link, kind, at, "203.0.113.7", userAgent);
        log.add(hit);
        return hit;
    }

    /** This hit comes next in the log. */
    public synchronized void add(Hit hit) {
        log.add(hit);
    }

    public synchronized void pageSize(int size) {
        pageSize = size;
    }

    public synchronized void down(boolean isDown) {
        down = isDown;
    }

    /** Answers only when the returned one is run. */
    public synchronized Runnable hold() {
        var held = new CompletableFuture<Void>();
        gate = held;
        return () -> held.complete(null);
    }

    /** All hits, in their order. */
    public synchronized List<Hit> all() {
        return List.copyOf(log);
    }

    /** How often it was asked for a page. */
    public synchronized int pagesRead() {
        return pagesRead;
    }

    @Override
    public synchronized CompletionStage<Page> after(long seq) {
        pagesRead++;
        if (down) {
            return CompletableFuture.failedFuture(new EngageUnavailable("Engage is down", null));
        }
        var hits = log.stream().filter(hit -> hit.seq() > seq).limit(pageSize).toList();
        boolean more = !hits.isEmpty() && hits.getLast().seq() < log.getLast().seq();
        return gate.thenApply(now -> new Page(hits, more));
    }
}
