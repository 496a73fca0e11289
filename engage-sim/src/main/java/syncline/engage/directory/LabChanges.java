package syncline.engage.directory;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.BiPredicate;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import syncline.engage.population.Connection;
import syncline.engage.population.Profile;
import syncline.engage.population.ProfileEditor;
import syncline.engage.population.User;

/**
 * A day on Engage: so many people edit, connect, disconnect, become known as an account, leave or merge. Who they are is drawn from a seed, each profile at most
 * once; the same seed on the same state draws the same.
 */
public final class LabChanges {
    /** How many of each kind. */
    public record Counts(int profiles, int connects, int disconnects, int associations, int deletions, int merges) {}

    /** Few enough that other writers wait for milliseconds only. */
    private static final int BATCH = 500;
    /** How often as many profiles are drawn as are still needed, before giving up for lack of suitable ones. */
    private static final int ROUNDS = 200;

    private static final List<String> TITLES = List.of(
            "Chief Physician", "Senior Consultant", "Medical Director", "Head of Department", "Attending Physician");
    private static final List<List<String>> DEGREES =
            List.of(List.of("MD", "PhD"), List.of("MD", "FACC"), List.of("MD", "MBA"), List.of("PharmD", "BCPS"));

    private final People people;
    private final SplittableRandom random;
    private final Set<Integer> drawn = new HashSet<>();

    private LabChanges(People people, long seed) {
        this.people = people;
        this.random = new SplittableRandom(seed);
    }

    /** Makes the changes and tells how many there were: fewer than wanted only if too few profiles are fit for them. */
    public static Counts make(People people, long seed, Counts wanted) {
        var changes = new LabChanges(people, seed);
        return new Counts(
                changes.each(wanted.profiles(), changes::edit),
                changes.each(wanted.connects(), changes::connect),
                changes.each(wanted.disconnects(), changes::disconnect),
                changes.associations(wanted.associations()),
                changes.each(wanted.deletions(), LabChanges::delete),
                changes.merges(wanted.merges()));
    }

    /** Draws living profiles until so many of them have changed. */
    private int each(int wanted, BiPredicate<Desk, Dossier> change) {
        int done = 0;
        for (int round = 0; done < wanted && round < ROUNDS + wanted / BATCH; round++) {
            List<String> ids = draw(Math.min(BATCH, wanted - done));
            done += people.change(ids, desk -> (int) desk.dossiers().stream()
                    .filter(d -> d.profile().lives() && change.test(desk, d))
                    .count());
        }
        return done;
    }

    /** Profiles without an account open an invite link that a user of the lab's Vault shared from one. */
    private int associations(int wanted) {
        return wanted == 0 || people.population().linkedAccountCount() == 0 ? 0 : each(wanted, this::associate);
    }

    private int merges(int wanted) {
        int done = 0;
        for (int round = 0; done < wanted && round < ROUNDS + wanted / BATCH; round++) {
            List<String> ids = draw(Math.min(BATCH, 2 * (wanted - done)));
            done += people.change(ids, this::mergePairs);
        }
        return done;
    }

    private int mergePairs(Desk desk) {
        var living = new ArrayList<Dossier>();
        desk.dossiers().stream().filter(d -> d.profile().lives()).forEach(living::add);
        for (int i = 0; i + 1 < living.size(); i += 2) {
            desk.merge(living.get(i), living.get(i + 1));
        }
        return living.size() / 2;
    }

    private List<String> draw(int count) {
        int numbers = people.given();
        var ids = new ArrayList<String>(count);
        for (int tries = 0; numbers > 0 && ids.size() < count && tries < 20 * count; tries++) {
            int number = random.nextInt(numbers);
            if (drawn.add(number)) {
                people.idOf(number).ifPresent(ids::add);
            }
        }
        return ids;
    }

    private boolean edit(Desk desk, Dossier dossier) {
        desk.put(dossier.edited(difference(dossier.profile()), desk.now()));
        return true;
    }

    /** An edit that makes a difference. */
    private Consumer<ProfileEditor> difference(Profile profile) {
        return switch (random.nextInt(4)) {
            case 0 -> {
                String title = other(TITLES, profile.title());
                yield e -> e.title(title);
            }
            case 1 -> {
                String plain = profile.firstName() + " " + profile.lastName();
                String formal = profile.lastName() + ", " + profile.firstName();
                yield e -> e.displayName(formal.equals(profile.displayName()) ? plain : formal);
            }
            case 2 -> {
                String url =
                        "https://cdn.engage.example/photos/%s/%d.jpg".formatted(profile.id(), profile.revision() + 1);
                yield e -> e.photoUrl(url.equals(profile.photoUrl()) ? null : url);
            }
            default -> {
                List<String> degrees = other(DEGREES, profile.degrees());
                yield e -> e.degrees(degrees);
            }
        };
    }

    private <T> T other(List<T> choices, @Nullable T present) {
        int start = random.nextInt(choices.size());
        T choice = choices.get(start);
        return Objects.equals(choice, present) ? choices.get((start + 1) % choices.size()) : choice;
    }

    private boolean connect(Desk desk, Dossier dossier) {
        return stranger(dossier)
                .map(user -> desk.put(desk.connected(dossier, user)))
                .isPresent();
    }

    private boolean associate(Desk desk, Dossier dossier) {
        String vault = people.vault();
        if (!dossier.profile().takesAccount(vault)) {
            return false;
        }
        var population = people.population();
        String account = population
                .linkedAccount(random.nextInt(population.linkedAccountCount()))
                .id();
        return stranger(dossier)
                .filter(user -> user.vault().equals(vault))
                .map(user -> desk.put(desk.connected(dossier, user).associated(vault, account, desk.now())))
                .isPresent();
    }

    /** A user drawn, if it is one the profile is not connected with. */
    private Optional<User> stranger(Dossier dossier) {
        int users = people.population().userCount();
        return users == 0
                ? Optional.empty()
                : Optional.of(people.population().user(random.nextInt(users)))
                        .filter(user -> dossier.connectionTo(user.username())
                                .filter(Connection::active)
                                .isEmpty());
    }

    private boolean disconnect(Desk desk, Dossier dossier) {
        var active = dossier.connections().stream().filter(Connection::active).toList();
        if (active.isEmpty()) {
            return false;
        }
        desk.put(dossier.disconnected(active.get(random.nextInt(active.size())), desk.now()));
        return true;
    }

    private static boolean delete(Desk desk, Dossier dossier) {
        desk.put(dossier.deleted(desk.now()));
        return true;
    }
}
