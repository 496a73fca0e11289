package syncline.engage.directory;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import syncline.engage.population.Role;
import syncline.engage.population.User;

/** End users who sign in to Engage as HCPs do. The first time each gets a test HCP to try things out with. */
public final class SignIns {
    private final Directory directory;

    public SignIns(Directory directory) {
        this.directory = directory;
    }

    /**
     * What came of a sign-in.
     *
     * @param testHcp the user's test HCP; null when the e-mail does not tell which user it is
     * @param isNew whether it was made now
     */
    public record SignedIn(@Nullable Dossier testHcp, boolean isNew) {}

    /**
     * An end user signs in with an e-mail address. When it is that of exactly one active end user who has had no test HCP yet, one
     * is made, connected with the user, and without an account.
     *
     * @throws Refusal if it is the e-mail of no active end user
     */
    public SignedIn signIn(String email) {
        return directory.write(Set.of(), desk -> {
            List<User> users = directory.activeWithEmail(email);
            if (users.isEmpty()) {
                throw new Refusal(Refusal.Kind.NOT_FOUND, "No active end user has the e-mail " + email + ".");
            }
            if (users.size() > 1) {
                return new SignedIn(null, false);
            }
            User user = users.getFirst();
            Optional<String> before = desk.profiles().testHcpOf(user.username());
            return before.isPresent()
                    ? new SignedIn(desk.other(before.get()), false)
                    : new SignedIn(made(user, desk), true);
        });
    }

    private static Dossier made(User user, Desk desk) {
        Dossier alone = desk.somebody(Role.HCP, user.firstName(), user.lastName(), user.username());
        return desk.put(desk.connected(alone, user));
    }
}
