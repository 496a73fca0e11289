package syncline.engage.links;

import java.util.Objects;
import syncline.engage.directory.ConnectConfiguration;
import syncline.engage.directory.Directory;
import syncline.engage.directory.Refusal;

/** The digital business cards of users, as they are now. Safe for use by many threads. */
public final class Cards {
    private static final int MOST_KEPT = 20_000;

    private final Directory directory;
    private final ConnectConfiguration configuration;
    private final UntilChanged<String, Card> kept;

    public Cards(Directory directory) {
        this.directory = directory;
        this.configuration = new ConnectConfiguration(directory);
        this.kept = new UntilChanged<>(directory::cardsVersion, MOST_KEPT);
    }

    /**
     * The card of a user, shown or not.
     *
     * @throws Refusal if there is no such user
     */
    public Card of(String username) {
        return Objects.requireNonNull(kept.get(username, this::made));
    }

    private Card made(String username) {
        var user = directory.user(username);
        var own = configuration.of(username);
        return new Card(user, own.group(), own.settings(), directory.isActive(username));
    }
}
