package syncline.engage.population;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;

/** The end users of a seeded population. Only their usernames are held, as every connection tells one. */
final class SeededUsers {
    private static final byte[] USERNAME = "rep00000@syncline.example".getBytes(StandardCharsets.US_ASCII);
    private static final int NUMBER = 3;
    private static final int NUMBER_END = 8;
    /** Names must not repeat those of the first profiles. */
    private static final long FIRST = 1L << 40;

    private final String[] usernames;
    private final long seed;
    private final String vault;
    private final String company;

    SeededUsers(int count, long seed, String vault, String company) {
        this.usernames = IntStream.range(0, count)
                .mapToObj(i -> ProfileIds.numbered(USERNAME, i, NUMBER_END))
                .toArray(String[]::new);
        this.seed = seed;
        this.vault = vault;
        this.company = company;
    }

    int count() {
        return usernames.length;
    }

    String username(int index) {
        return usernames[index];
    }

    User at(int index) {
        Names names = Names.drawn(seed, FIRST + index);
        return new User(
                username(index),
                names.first(seed, FIRST + index),
                names.last(seed, FIRST + index),
                username(index),
                vault,
                company);
    }

    Optional<User> named(String username) {
        if (username.length() < NUMBER_END) {
            return Optional.empty();
        }
        OptionalInt index = ProfileIds.digits(username, NUMBER, NUMBER_END);
        boolean exists = index.isPresent()
                && index.getAsInt() < count()
                && username(index.getAsInt()).equals(username);
        return exists ? Optional.of(at(index.getAsInt())) : Optional.empty();
    }
}
