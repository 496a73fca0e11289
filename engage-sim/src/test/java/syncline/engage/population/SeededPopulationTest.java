package syncline.engage.population;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.stream.IntStream;
import java.util.zip.CRC32;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;
import syncline.lab.Rule;

class SeededPopulationTest {
    private static Population seeded(PopulationSize size, long seed) {
        return Population.seeded(size, seed, "syncline", "lab");
    }

    @Test
    void theSameSeedGivesTheSamePeopleAndAnotherOneOthers() {
        var one = seeded(PopulationSize.SMALL, 42);
        var same = seeded(PopulationSize.SMALL, 42);
        var other = seeded(PopulationSize.SMALL, 43);
        assertThat(one.profilesById()).toIterable().containsExactlyElementsOf(() -> same.profilesById());
        assertThat(one.connectionsById()).toIterable().containsExactlyElementsOf(() -> same.connectionsById());
        assertThat(one.fingerprint()).isEqualTo(same.fingerprint()).isNotEqualTo(other.fingerprint());
        long equal = IntStream.range(0, 1_000)
                .filter(i -> one.profile(i).equals(other.profile(i)))
                .count();
        assertThat(equal).isLessThan(20);
    }

    /** Databases and histories that were made before must find the people they were made for. */
    @Test
    void peopleAreTheSameInEveryVersion() {
        var population = seeded(new PopulationSize(500, 20_000, 30_000, 50_000), 42);
        var checksum = new CRC32();
        for (int i = 0; i < population.profiles(); i++) {
            var text = population.profile(i) + "" + population.connectionsOf(i);
            checksum.update(text.getBytes(StandardCharsets.UTF_8));
        }
        assertThat(checksum.getValue()).isEqualTo(1_782_887_701L);
    }

    @Test
    void aProfileDoesNotDependOnTheOthers() {
        var population = seeded(new PopulationSize(500, 10_000_000, 10_000_000, 16_000_000), 7);
        var alone = population.profile(8_123_456);
        assertThat(alone.id()).isEqualTo("EP008123456");
        assertThat(population.profile(8_123_456)).isEqualTo(alone);
    }

    @Test
    @Rule({"N7", "N8", "N9"})
    void presetsHoldWhatTheyPromise() {
        for (var size : new PopulationSize[] {PopulationSize.SMALL, PopulationSize.MEDIUM, PopulationSize.LARGE}) {
            var population = seeded(size, 1);
            assertThat(population.users().distinct().count()).isEqualTo(size.users());
            assertThat(population.profiles()).isEqualTo(size.profiles());
            long connections = IntStream.range(0, size.profiles())
                    .mapToLong(i -> population.connectionsOf(i).size())
                    .sum();
            assertThat(connections).isEqualTo(size.connections());
        }
        assertThat(PopulationSize.LARGE).isEqualTo(new PopulationSize(12_000, 2_000_000, 150_000, 250_000));
    }

    @Test
    @Rule("N12")
    void sharesAreThoseOfARealPopulation() {
        var population = seeded(PopulationSize.MEDIUM, 3);
        var profiles = IntStream.range(0, population.profiles())
                .mapToObj(population::profile)
                .toList();
        double size = profiles.size();
        assertThat(profiles.stream().filter(p -> p.role() == Role.HCP).count() / size)
                .isCloseTo(0.92, within(0.01));
        assertThat(profiles.stream().filter(p -> !p.accounts().isEmpty()).count() / size)
                .isCloseTo(0.75, within(0.01));
        double again = 1 - 30_000 / 50_000.0;
        var counts = IntStream.range(0, population.profiles())
                .map(i -> population.connectionsOf(i).size())
                .toArray();
        for (int least = 1; least <= 4; least++) {
            int k = least;
            assertThat(IntStream.of(counts).filter(c -> c >= k).count() / size)
                    .isCloseTo(Math.pow(again, least - 1), within(0.005));
        }
    }

    @Property(tries = 100)
    void anySizeHasExactlyItsConnectionsToDistinctUsers(
            @ForAll @IntRange(min = 1, max = 60) int users,
            @ForAll @IntRange(min = 1, max = 300) int profiles,
            @ForAll @LongRange(min = 0, max = 18_000) long more,
            @ForAll long seed) {
        long connections = Math.min(profiles + more, (long) profiles * users);
        var population = seeded(new PopulationSize(users, 100, profiles, connections), seed);
        long total = 0;
        for (int i = 0; i < profiles; i++) {
            var own = population.connectionsOf(i);
            assertThat(own).isNotEmpty();
            assertThat(own).extracting(Connection::username).doesNotHaveDuplicates();
            assertThat(own)
                    .allSatisfy(c -> assertThat(population.user(c.username())).isPresent());
            total += own.size();
        }
        assertThat(total).isEqualTo(connections);
    }

    @Property(tries = 100)
    void timesGrowAndIdsFindTheirWayBack(@ForAll @IntRange(min = 0, max = 99_998) int index, @ForAll long seed) {
        var population = seeded(new PopulationSize(10, 0, 100_000, 160_000), seed);
        var profile = population.profile(index);
        assertThat(profile.modifiedAt()).isBefore(population.profile(index + 1).modifiedAt());
        assertThat(population.firstSince(profile.modifiedAt())).isEqualTo(index);
        assertThat(population.firstSince(profile.modifiedAt().plusMillis(1))).isEqualTo(index + 1);
        assertThat(population.find(profile.id())).hasValue(index);
        for (var connection : population.connectionsOf(index)) {
            assertThat(population.findOwner(connection.id())).hasValue(index);
        }
        int next = population.connectionsOf(index).size() + 1;
        assertThat(population.findOwner(ProfileIds.connection(index, next))).isEmpty();
    }

    @Test
    void idsOfOthersAreNotFound() {
        var population = seeded(PopulationSize.SMALL, 1);
        for (var id : new String[] {"", "EP", "EP00000000x", "EP000001000", "XX000000001", "EP0000000001"}) {
            assertThat(population.find(id)).isEmpty();
        }
        for (var id : new String[] {"", "EC000000001-0000", "EC000000001_0001", "EC000000001-00001"}) {
            assertThat(population.findOwner(id)).isEmpty();
        }
        for (var name : new String[] {"", "rep", "rep00150@syncline.example", "rep00001@elsewhere.example"}) {
            assertThat(population.user(name)).isEmpty();
        }
    }

    @Test
    void accountsAreThoseThatProfilesAreLinkedTo() {
        var population = seeded(PopulationSize.SMALL, 5);
        var linked = new HashSet<String>();
        population
                .profilesById()
                .forEachRemaining(p -> linked.addAll(p.accounts().values()));
        assertThat(population.linkedAccounts().map(Account::id).toList())
                .doesNotHaveDuplicates()
                .containsExactlyInAnyOrderElementsOf(linked);
        assertThat(IntStream.range(0, population.linkedAccountCount()).mapToObj(population::linkedAccount))
                .containsExactlyElementsOf(population.linkedAccounts().toList());
    }

    @Test
    void whatCanBeAskedForAloneIsWhatTheWholeTells() {
        var population = Population.seeded(PopulationSize.SMALL, 7, "vault", "company");
        for (int i = 0; i < population.profiles(); i++) {
            var connections = population.connectionsOf(i);
            assertThat(population.name(i)).isEqualTo(population.profile(i).name());
            assertThat(population.connectionCount(i)).isEqualTo(connections.size());
            assertThat(population.inCompany(i, "company")).isEqualTo(connections.size());
            assertThat(population.inVault(i, "vault")).isEqualTo(connections.size());
            assertThat(population.inCompany(i, "another")).isZero();
            assertThat(population.inVault(i, "another")).isZero();
        }
    }
}
