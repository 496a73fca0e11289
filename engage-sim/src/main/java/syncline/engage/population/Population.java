package syncline.engage.population;

import java.time.Instant;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Everybody on Engage before anything happens. It never changes and is safe for use by many threads.
 *
 * <p>Profiles have an index from 0 to {@link #profiles()}. Their modified times grow strictly with it, and the connections of a
 * profile carry its modified time, so that the order of indexes is the order of the feed.
 */
public interface Population {
    /** The same for equal populations only: a database remembers by it whom it was made for. */
    String fingerprint();

    /** How many profiles there are. */
    int profiles();

    /** How many connections there are. */
    long connections();

    /** The id of the profile at {@code index}. */
    String id(int index);

    /** The profile at {@code index}, 0 to {@link #profiles()}. */
    Profile profile(int index);

    /** The connections of the profile at {@code index}, ordered by id; at most {@value #MOST_CONNECTIONS}. */
    List<Connection> connectionsOf(int index);

    /** The name that the profile at {@code index} goes by. */
    default String name(int index) {
        return profile(index).name();
    }

    /** How many connections the profile at {@code index} has. */
    default int connectionCount(int index) {
        return connectionsOf(index).size();
    }

    /** Active connections of the profile at {@code index} to end users of a company. */
    default int inCompany(int index, String company) {
        return (int) connectionsOf(index).stream()
                .filter(c -> c.active() && c.company().equals(company))
                .count();
    }

    /** Active connections of the profile at {@code index} to end users of a Vault. */
    default int inVault(int index, String vault) {
        return (int) connectionsOf(index).stream()
                .filter(c -> c.active() && c.vault().equals(vault))
                .count();
    }

    /** The index of the profile with this id. */
    OptionalInt find(String profileId);

    /** The index of the profile that owns the connection with this id. */
    OptionalInt findOwner(String connectionId);

    /** The index of the first profile with a modified time at or after {@code since}; {@link #profiles()} when there is none. */
    int firstSince(Instant since);

    /** The modified time of the last profile: whatever happens, happens later. */
    Instant latest();

    /** Whether the ids of profiles, and those of their connections, are in the order of indexes. */
    boolean idsInOrder();

    /** All profiles, ordered by id. */
    Iterator<Profile> profilesById();

    /** All connections, ordered by id. */
    Iterator<Connection> connectionsById();

    /** All end users, ordered by username. */
    Stream<User> users();

    Optional<User> user(String username);

    /** How many end users there are. */
    int userCount();

    /** The end user at {@code index}, in the order of {@link #users()}. */
    User user(int index);

    /** The Vaults the end users work in. */
    Set<String> vaults();

    /** The accounts of the lab's Vault that profiles are associated with, each once. */
    Stream<Account> linkedAccounts();

    /** How many {@link #linkedAccounts()} there are. */
    int linkedAccountCount();

    /** The account at {@code index}, in the order of {@link #linkedAccounts()}. */
    Account linkedAccount(int index);

    /** The most connections a profile can have. */
    int MOST_CONNECTIONS = 9_999;

    /**
     * A population made from a seed: it costs no storage, and is the same on every machine.
     *
     * @param vault the Vault all end users work in
     * @param company the company of that Vault
     */
    static Population seeded(PopulationSize size, long seed, String vault, String company) {
        return new SeededPopulation(size, seed, vault, company);
    }
}
