package syncline.engage.directory;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import syncline.engage.population.Population;
import syncline.engage.population.User;

/** The end users Engage knows, and which company each Vault belongs to. Safe for use by many threads. */
final class Users {
    private final Population population;
    private final Map<String, User> joined = new ConcurrentHashMap<>();
    private final Set<String> inactive = ConcurrentHashMap.newKeySet();
    private final Map<String, String> companies = new ConcurrentHashMap<>();

    Users(Population population, String vault, String company) {
        this.population = population;
        companies.put(vault, company);
        population.users().forEach(u -> companies.putIfAbsent(u.vault(), u.company()));
    }

    Optional<User> find(String username) {
        return population.user(username).or(() -> Optional.ofNullable(joined.get(username)));
    }

    /**
     * @throws Refusal if there is none with this name
     */
    User known(String username) {
        return find(username)
                .orElseThrow(() -> new Refusal(Refusal.Kind.NOT_FOUND, "There is no user " + username + "."));
    }

    /**
     * @throws Refusal if no Vault has this name
     */
    String companyOf(String vault) {
        String company = companies.get(vault);
        if (company == null) {
            throw new Refusal(
                    Refusal.Kind.INVALID,
                    "There is no Vault '%s'. Known Vaults are %s."
                            .formatted(vault, String.join(", ", new TreeMap<>(companies).keySet())));
        }
        return company;
    }

    /**
     * @throws Refusal if the username is taken, or the Vault belongs to another company
     */
    void check(User user) {
        if (find(user.username()).isPresent()) {
            throw new Refusal(Refusal.Kind.CONFLICT, "There is a user " + user.username() + " already.");
        }
        String owner = companies.getOrDefault(user.vault(), user.company());
        if (!owner.equals(user.company())) {
            throw new Refusal(
                    Refusal.Kind.CONFLICT,
                    "The Vault %s belongs to the company %s, not to %s."
                            .formatted(user.vault(), owner, user.company()));
        }
    }

    List<User> activeWithEmail(String email) {
        return Stream.concat(population.users(), joined.values().stream())
                .filter(u -> u.email().equalsIgnoreCase(email) && !inactive.contains(u.username()))
                .toList();
    }

    boolean isActive(String username) {
        return find(username).isPresent() && !inactive.contains(username);
    }

    void activate(String username, boolean active) {
        if (active) {
            inactive.remove(username);
        } else {
            inactive.add(username);
        }
    }

    void join(User user) {
        joined.put(user.username(), user);
        companies.putIfAbsent(user.vault(), user.company());
    }
}
