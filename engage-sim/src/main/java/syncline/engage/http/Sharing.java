package syncline.engage.http;

import com.zaxxer.hikari.HikariDataSource;
import java.net.URI;
import java.security.SecureRandom;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import syncline.engage.directory.Directory;
import syncline.engage.directory.Transactions;
import syncline.engage.hits.HitLog;
import syncline.engage.links.Addresses;
import syncline.engage.links.Cards;
import syncline.engage.links.Invitations;
import syncline.engage.links.Links;
import syncline.engage.links.ShortLinks;

/**
 * What users share and who opened it.
 *
 * @param engage Engage's address, known once it listens
 */
record Sharing(
        Cards cards,
        ShortLinks shortLinks,
        Links links,
        Invitations invitations,
        HitLog hits,
        CompletableFuture<URI> engage,
        HikariDataSource pool)
        implements AutoCloseable {
    /** One for the writer of hits, and some for all who read. */
    private static final int POOL = 5;

    static Sharing open(EngageSettings settings, Directory directory, Executor answers) {
        var pool = settings.database().open("Engage's links and hits", POOL);
        var cards = new Cards(directory);
        var shortLinks = new ShortLinks(new SplittableRandom(settings.seed()));
        var links = new Links(directory, cards, shortLinks, new Transactions(pool), new SecureRandom());
        var invitations = new Invitations(directory, cards);
        return new Sharing(
                cards, shortLinks, links, invitations, new HitLog(pool, answers), new CompletableFuture<>(), pool);
    }

    Addresses addresses() {
        return new Addresses(engage.join());
    }

    @Override
    public void close() {
        hits.close();
        pool.close();
    }
}
