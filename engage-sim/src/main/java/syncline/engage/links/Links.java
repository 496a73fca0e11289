package syncline.engage.links;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import syncline.engage.directory.Directory;
import syncline.engage.directory.Refusal;
import syncline.engage.directory.Transactions;

/** The links that users share. They are kept in Engage's database. Safe for use by many threads. */
public final class Links {
    private static final int MOST_KEPT = 100_000;

    private final Directory directory;
    private final Cards cards;
    private final ShortLinks shortLinks;
    private final Transactions database;
    private final Tokens tokens;
    private final UntilChanged<String, Link> kept;

    /**
     * The links in a database, which has to be that of {@code directory}.
     *
     * @param random what tokens are drawn from: nobody who knows some must be able to tell the next
     */
    public Links(
            Directory directory, Cards cards, ShortLinks shortLinks, Transactions database, RandomGenerator random) {
        this.directory = directory;
        this.cards = cards;
        this.shortLinks = shortLinks;
        this.database = database;
        this.tokens = new Tokens(random);
        this.kept = new UntilChanged<>(directory::cardsVersion, MOST_KEPT);
    }

    /**
     * A link that a user wants to share.
     *
     * @param account null for none
     * @param via the option it is shared by
     * @param mobileId the same when a device asks again, and gets the link that was made before; null for a new link in any case
     */
    public record Wanted(
            Link.Kind kind,
            String username,
            @Nullable String account,
            String via,
            @Nullable String mobileId) {
        LinkTable.Share share() {
            return new LinkTable.Share(username, String.valueOf(mobileId));
        }
    }

    /** What came of a wish. */
    public sealed interface Made {
        /** There is a link now. */
        record Shared(Link link) implements Made {}

        /** There is none, and why. */
        record Refused(String why) implements Made {}
    }

    /** Makes links, and gives what came of each wish in their order. No card is taken away while it does. */
    public List<Made> make(List<Wanted> wishes) {
        var made = directory.betweenChanges(() -> database.run(sql -> {
            var table = new LinkTable(sql);
            int number = table.last();
            var known = table.shared(wishes);
            var shares = new HashMap<LinkTable.Share, Link>();
            var outcomes = new ArrayList<Made>();
            var links = new ArrayList<Link>();
            for (Wanted wish : wishes) {
                Made outcome = made(wish, number + 1, known);
                outcomes.add(outcome);
                if (outcome instanceof Made.Shared shared && shared.link().number() > number) {
                    links.add(shared.link());
                    number++;
                    if (wish.mobileId() != null) {
                        known.put(wish.share(), shared.link());
                        shares.put(wish.share(), shared.link());
                    }
                }
            }
            table.add(links);
            table.add(shares);
            return outcomes;
        }));
        made.forEach(this::keep);
        return made;
    }

    /** A link that was just made is opened soon. */
    private void keep(Made made) {
        if (made instanceof Made.Shared shared && shared.link().token() != null) {
            kept.put(shared.link().token(), shared.link());
        }
    }

    /** The link with this token if it was asked for lately; null when it takes a look into the database to know. */
    public @Nullable Link kept(String token) {
        return kept.kept(token);
    }

    /** The link with this token. */
    public Optional<Link> withToken(String token) {
        return Tokens.isPossible(token) ? Optional.ofNullable(kept.get(token, this::read)) : Optional.empty();
    }

    /** The link with this number. */
    public Optional<Link> withNumber(int number) {
        return database.run(sql -> new LinkTable(sql).withNumber(number));
    }

    /** Links that have a token, in the order they were made, with greater numbers than {@code number}, at most {@code limit}. */
    public List<Link> after(int number, int limit) {
        return database.run(sql -> new LinkTable(sql).after(number, limit));
    }

    private @Nullable Link read(String token) {
        return database.run(sql -> new LinkTable(sql).withToken(token)).orElse(null);
    }

    private Made made(Wanted wish, int number, Map<LinkTable.Share, Link> known) {
        Link before = wish.mobileId() == null ? null : known.get(wish.share());
        return before == null ? made(wish, number) : new Made.Shared(before);
    }

    private Made made(Wanted wish, int number) {
        try {
            Card card = cards.of(wish.username());
            return card.isShown()
                    ? new Made.Shared(link(wish, card, number))
                    : new Made.Refused(
                            card.active()
                                    ? wish.username()
                                            + " has no digital business card. Switch it on for the group or the Vault."
                                    : wish.username() + " is not active.");
        } catch (Refusal unknown) {
            return new Made.Refused(String.valueOf(unknown.getMessage()));
        }
    }

    private Link link(Wanted wish, Card card, int number) {
        String failure = shortLinks.failure();
        return new Link(
                number,
                wish.kind(),
                failure == null ? tokens.next() : null,
                wish.username(),
                card.user().vault(),
                wish.account(),
                wish.via(),
                failure,
                directory.clock().instant(),
                null);
    }
}
