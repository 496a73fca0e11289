package syncline.engage.directory;

import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import syncline.engage.population.Connection;
import syncline.engage.population.Population;
import syncline.engage.population.ProfileIds;
import syncline.engage.population.User;

/**
 * People of whom only those that changed are kept, in memory: four bytes for each profile of the population, and a dossier for each
 * changed one. One thread changes them, and many may read between changes.
 */
public final class MemoryPeople implements People {
    private final Population population;
    private final String vault;
    private final Users users;
    private final InstantSource clock;
    private final Numbers numbers;
    private final ChangeLog profileChanges = new ChangeLog();
    private final ChangeLog connectionChanges = new ChangeLog();
    private @Nullable Dossier[] changed;
    private Instant lastChange;
    private Consumer<Dossier> beforeChange = dossier -> {};

    /**
     * Everybody as the population has it.
     *
     * @param vault the lab's Vault
     * @param company the company that Vault belongs to
     */
    public MemoryPeople(Population population, String vault, String company, InstantSource clock) {
        this.population = population;
        this.vault = vault;
        this.users = new Users(population, vault, company);
        this.clock = clock;
        this.numbers = new Numbers(population);
        this.changed = new Dossier[population.profiles()];
        this.lastChange = population.latest();
    }

    /** Has each dossier told, as it still is, right before another one takes its place; nobody new is told. */
    public void beforeChange(Consumer<Dossier> listener) {
        beforeChange = listener;
    }

    @Override
    public Population population() {
        return population;
    }

    @Override
    public String vault() {
        return vault;
    }

    @Override
    public String companyOf(String vault) {
        return users.companyOf(vault);
    }

    @Override
    public User user(String username) {
        return users.known(username);
    }

    @Override
    public int given() {
        return numbers.given();
    }

    @Override
    public Optional<String> idOf(int number) {
        if (number < population.profiles()) {
            return Optional.of(population.id(number));
        }
        return Optional.ofNullable(kept(number)).map(d -> d.profile().id());
    }

    /** The number of the profile with this id. */
    public OptionalInt find(String profileId) {
        OptionalInt index = population.find(profileId);
        return index.isPresent()
                ? index
                : ProfileIds.number(profileId).stream()
                        .filter(n -> n >= population.profiles() && kept(n) != null)
                        .findFirst();
    }

    @Override
    public Optional<String> ownerOf(String connectionId) {
        var number = population.findOwner(connectionId);
        if (number.isPresent()) {
            return Optional.of(population.id(number.getAsInt()));
        }
        return ProfileIds.owner(connectionId).stream()
                .mapToObj(this::kept)
                .flatMap(Stream::ofNullable)
                .filter(d -> d.connection(connectionId).isPresent())
                .map(d -> d.profile().id())
                .findFirst();
    }

    @Override
    public <T> T change(Collection<String> profileIds, Function<Desk, T> work) {
        Instant time = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        Instant now = time.isAfter(lastChange) ? time : lastChange;
        var about = profileIds.stream()
                .distinct()
                .flatMapToInt(id -> find(id).stream())
                .mapToObj(this::dossier);
        var desk = new Desk(about.toList(), numbers, now);
        T result = work.apply(desk);
        desk.put().forEach(dossier -> keep(desk.before(dossier), dossier, now));
        lastChange = now;
        return result;
    }

    /** Whether a profile and its connections are as the population has them. */
    public boolean isOriginal(int number) {
        return number < population.profiles() && changed[number] == null;
    }

    /** The dossier with this number, 0 to {@link #given()}; a number without a profile has none. */
    public Dossier dossier(int number) {
        Dossier kept = kept(number);
        return kept == null ? original(number) : kept;
    }

    /** The profiles modified at {@code since} or later, by number, in the order of Engage's feed. */
    public IntStream profilesSince(Instant since) {
        var originals = originalsSince(since).filter(this::hasOriginalProfile);
        var others = profileChanges
                .since(since)
                .mapToObj(this::dossier)
                .sorted(Comparator.comparing((Dossier d) -> d.profile().modifiedAt())
                        .thenComparing(d -> d.profile().id()))
                .mapToInt(Dossier::number);
        return IntStream.concat(originals, others);
    }

    /** The connections to users of a Vault modified at {@code since} or later, in the order of Engage's feed. */
    public Stream<Connection> connectionsSince(Instant since, String vault) {
        var originals = originalsSince(since)
                .mapToObj(this::dossier)
                .flatMap(d -> d.connections().stream())
                .filter(this::isOriginal);
        var others = connectionChanges
                .since(since)
                .mapToObj(this::dossier)
                .flatMap(d -> d.connections().stream())
                .filter(c -> !isOriginal(c) && !c.modifiedAt().isBefore(since))
                .sorted(Comparator.comparing(Connection::modifiedAt).thenComparing(Connection::id));
        return Stream.concat(originals, others).filter(c -> c.vault().equals(vault));
    }

    /** All numbers that have a profile, in the order of the profiles' ids. */
    IntStream numbersById() {
        var all = IntStream.range(0, given()).filter(n -> n < population.profiles() || kept(n) != null);
        return population.idsInOrder()
                ? all
                : all.boxed()
                        .sorted(Comparator.comparing(n -> dossier(n).profile().id()))
                        .mapToInt(n -> n);
    }

    private IntStream originalsSince(Instant since) {
        return IntStream.range(population.firstSince(since), population.profiles());
    }

    private boolean hasOriginalProfile(int number) {
        Dossier kept = changed[number];
        return kept == null || kept.profile().revision() == 1;
    }

    private boolean isOriginal(Connection connection) {
        return connection.revision() == 1
                && population.findOwner(connection.id()).isPresent();
    }

    private @Nullable Dossier kept(int number) {
        return number < changed.length ? changed[number] : null;
    }

    private Dossier original(int number) {
        return new Dossier(number, population.profile(number), population.connectionsOf(number));
    }

    private void keep(@Nullable Dossier before, Dossier after, Instant now) {
        int number = after.number();
        boolean profileDiffers =
                before == null || before.profile().revision() != after.profile().revision();
        boolean connectionsDiffer = !after.connectionsUnlike(before).isEmpty();
        if (profileDiffers) {
            profileChanges.add(now, number);
        }
        if (connectionsDiffer) {
            connectionChanges.add(now, number);
        }
        if (profileDiffers || connectionsDiffer) {
            if (before != null) {
                beforeChange.accept(before);
            }
            put(after);
        }
    }

    private void put(Dossier dossier) {
        if (dossier.number() >= changed.length) {
            changed = Arrays.copyOf(changed, dossier.number() + changed.length / 8 + 16);
        }
        changed[dossier.number()] = dossier;
    }
}
