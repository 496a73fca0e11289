package syncline.engage.directory;

import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import syncline.engage.population.Profile;
import syncline.engage.population.ProfileIds;
import syncline.engage.population.Role;
import syncline.engage.population.User;

/** Where one change is worked out: the dossiers it is about, as they were and as they become, all kept at once. */
public class Desk {
    private final Numbers numbers;
    private final Instant now;
    private final Map<String, Dossier> before;
    private final Map<String, Dossier> after = new LinkedHashMap<>();

    Desk(Collection<Dossier> dossiers, Numbers numbers, Instant now) {
        this.numbers = numbers;
        this.now = now;
        this.before =
                dossiers.stream().collect(Collectors.toMap(d -> d.profile().id(), d -> d));
    }

    /** The time of the change, at or after that of every earlier one. */
    Instant now() {
        return now;
    }

    /**
     * The dossier as it is now.
     *
     * @throws Refusal if there is none
     */
    Dossier known(String profileId) {
        Dossier dossier = find(profileId);
        if (dossier == null) {
            throw new Refusal(Refusal.Kind.NOT_FOUND, "There is no profile " + profileId + ".");
        }
        return dossier;
    }

    /**
     * The dossier as it is now.
     *
     * @throws Refusal if there is none, or the profile is deleted
     */
    Dossier living(String profileId) {
        Dossier dossier = known(profileId);
        if (!dossier.profile().lives()) {
            throw new Refusal(Refusal.Kind.CONFLICT, "The profile " + profileId + " is deleted.");
        }
        return dossier;
    }

    /** The dossiers the change is about, as they are now. */
    List<Dossier> dossiers() {
        return before.keySet().stream().sorted().map(this::known).toList();
    }

    Dossier put(Dossier dossier) {
        after.put(dossier.profile().id(), dossier);
        return dossier;
    }

    /** Somebody new, not put on the desk yet. */
    Dossier somebody(Role role, String firstName, String lastName, @Nullable String testHcpOf) {
        int number = numbers.free();
        return new Dossier(
                number,
                new Profile(
                        ProfileIds.of(number),
                        1,
                        now,
                        role,
                        firstName,
                        lastName,
                        null,
                        null,
                        List.of(),
                        null,
                        now,
                        Map.of(),
                        null,
                        null,
                        testHcpOf),
                List.of());
    }

    /** A dossier connected with a user; not put on the desk yet. */
    Dossier connected(Dossier dossier, User user) {
        return dossier.connected(user, numbers::freeConnectionId, now);
    }

    /** Merges one profile into another one, which takes over its active connections; tells the merged-away one. */
    Dossier merge(Dossier loser, Dossier survivor) {
        put(survivor.absorbing(loser, numbers::freeConnectionId, now));
        return put(loser.mergedInto(survivor.profile().id(), now));
    }

    /** All that was put here. */
    Collection<Dossier> put() {
        return after.values();
    }

    /** A dossier as it was before the change, if it was there. */
    @Nullable
    Dossier before(Dossier dossier) {
        return before.get(dossier.profile().id());
    }

    private @Nullable Dossier find(String profileId) {
        Dossier dossier = after.get(profileId);
        return dossier == null ? before.get(profileId) : dossier;
    }
}
