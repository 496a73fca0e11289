package syncline.engage.hits;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import javax.sql.DataSource;
import syncline.engage.directory.Transactions;

/**
 * The log of all hits. Whoever adds one hears of it when it is durable: one writer takes all that wait and commits them at once, so
 * that the cost of a commit is shared by those who came while the one before it was under way. Hits are numbered in the order of
 * their commits, so a reader that has read up to one of them has missed none before it. Safe for use by many threads.
 */
public final class HitLog implements AutoCloseable {
    private static final int MOST_WAITING = 8_192;

    private final Executor answers;
    private final Transactions database;
    private final HitWriter writer;
    private final Gathering<Waiting<?>> gathering = new Gathering<>(MOST_WAITING);
    private final Thread thread = new Thread(this::write, "hits");

    /** A hit on its way, and what its visitor is answered. */
    private record Waiting<T>(Hit hit, T kept, T notKept, CompletableFuture<T> answer) {
        void end(boolean durable) {
            answer.complete(durable ? kept : notKept);
        }
    }

    /**
     * Opens the log and goes on behind the last hit in it.
     *
     * @param pool Engage's database; the log takes one connection of it for as long as it is open
     * @param answers where those who added hits are answered; it has to do so until the log is closed
     */
    public HitLog(DataSource pool, Executor answers) {
        this.answers = answers;
        this.database = new Transactions(pool);
        this.writer = new HitWriter(pool);
        thread.start();
    }

    /**
     * Adds a hit.
     *
     * @return {@code kept} once it is durable; {@code notKept} if it is not noted, because too many wait or the database failed
     */
    public <T> CompletionStage<T> add(Hit hit, T kept, T notKept) {
        var waiting = new Waiting<>(hit, kept, notKept, new CompletableFuture<>());
        if (!gathering.offer(waiting)) {
            waiting.end(false);
        }
        return waiting.answer();
    }

    /** How many hits are durable. */
    public HitCounts counts() {
        return writer.counts();
    }

    /** Hits behind a number, in order, at most {@code limit}. */
    public List<StoredHit> after(long seq, int limit) {
        return database.run(sql -> new HitTable(sql).after(seq, limit));
    }

    /** How often links were opened, of those that were, in the order of their numbers, behind a number, at most {@code limit}. */
    public List<LinkHits> byLink(int link, int limit) {
        return database.run(sql -> new HitTable(sql).byLink(link, limit));
    }

    /** The push notifications a user got of hits behind a number, in order, at most {@code limit}. */
    public List<Push> pushes(String username, long seq, int limit) {
        return database.run(sql -> new HitTable(sql).pushes(username, seq, limit));
    }

    /** Writes what waits, and ends. */
    @Override
    public void close() {
        gathering.close();
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void write() {
        try {
            for (var batch = gathering.take(); !batch.isEmpty(); batch = gathering.take()) {
                commit(batch);
            }
        } finally {
            writer.close();
        }
    }

    /** All are answered by one task, while this thread goes on with those who came in the meantime. */
    private void commit(List<Waiting<?>> batch) {
        boolean durable = writer.commit(batch.stream().map(Waiting::hit).toList());
        answers.execute(() -> batch.forEach(waiting -> waiting.end(durable)));
    }
}
