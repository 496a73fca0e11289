package syncline.engage.directory;

import java.util.OptionalInt;
import syncline.engage.population.Connection;
import syncline.engage.population.Population;
import syncline.engage.population.ProfileIds;

/** The numbers that profiles and connections get their ids from. Used by one writer at a time. */
final class Numbers {
    private final Population population;
    private int next;

    Numbers(Population population) {
        this.population = population;
        this.next = population.profiles();
    }

    /** How many numbers of profiles have been given out. */
    int given() {
        return next;
    }

    /** Notes a number that was given out in an earlier run. */
    void note(int number) {
        next = Math.max(next, number + 1);
    }

    /** The number of a new profile. */
    int free() {
        int number = next;
        while (population.find(ProfileIds.of(number)).isPresent()) {
            number++;
        }
        next = number + 1;
        return number;
    }

    /**
     * An id that no connection has had or will have: by the profile's number, which is its own, and the next ordinal.
     *
     * @throws Refusal if the profile has had the most connections there can be
     */
    String freeConnectionId(Dossier dossier) {
        int ordinal = 1
                + dossier.connections().stream()
                        .map(Connection::id)
                        .filter(id -> ProfileIds.owner(id).equals(OptionalInt.of(dossier.number())))
                        .mapToInt(ProfileIds::ordinal)
                        .max()
                        .orElse(0);
        while (population
                .findOwner(ProfileIds.connection(dossier.number(), ordinal))
                .isPresent()) {
            ordinal++;
        }
        if (ordinal > Population.MOST_CONNECTIONS) {
            throw new Refusal(
                    Refusal.Kind.CONFLICT,
                    "%s has had %d connections, the most a profile can have."
                            .formatted(dossier.profile().id(), Population.MOST_CONNECTIONS));
        }
        return ProfileIds.connection(dossier.number(), ordinal);
    }
}
