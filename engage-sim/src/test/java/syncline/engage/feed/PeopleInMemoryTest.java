package syncline.engage.feed;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import syncline.engage.directory.ConnectionView;
import syncline.engage.directory.Directory;
import syncline.engage.directory.Dossier;
import syncline.engage.directory.LabChanges;
import syncline.engage.directory.MemoryPeople;
import syncline.engage.directory.People;
import syncline.engage.directory.ProfileView;
import syncline.engage.directory.WholeMemory;
import syncline.engage.population.Population;
import syncline.engage.population.PopulationSize;
import syncline.engage.population.ProfileExport;
import syncline.engage.population.Role;
import syncline.lab.LabClock;
import syncline.lab.db.Database;
import syncline.lab.http.Json;

/** People in memory against the same people in a database: their feeds and their whole state have to be the same. */
class PeopleInMemoryTest {
    private static final String VAULT = "syncline";
    private static final LabChanges.Counts DAY = new LabChanges.Counts(40, 12, 9, 7, 5, 3);

    private final LabClock clock = LabClock.over(Clock.fixed(Instant.parse("2026-03-01T00:00:00Z"), ZoneOffset.UTC));

    private static Population seeded(int profiles, int connections) {
        return Population.seeded(new PopulationSize(20, 300, profiles, connections), 42, VAULT, "lab");
    }

    private Directory stored(Population population) {
        return Directory.open(Database.memory("m" + UUID.randomUUID()), population, VAULT, "lab", clock);
    }

    private MemoryPeople kept(Population population) {
        return new MemoryPeople(population, VAULT, "lab", clock);
    }

    @Test
    void theSameDaysLeaveTheSameStateAtAnySize() {
        for (var population : List.of(seeded(1, 1), seeded(60, 100), seeded(1_500, 2_600))) {
            liveThroughDays(population);
        }
    }

    @Test
    void peopleOfAFileLiveThroughTheSameDays(@TempDir Path folder) throws IOException {
        liveThroughDays(ProfileExport.read(Files.writeString(folder.resolve("p.csv"), people()), VAULT, "lab"));
    }

    /** Ids in the order of times, in the opposite one, and ones that Engage would give to those who sign up; users of two Vaults. */
    private static String people() {
        var csv = new StringBuilder(
                "profile_id,role,first_name,last_name,signed_up_at,account_id,username,user_vault,connected_at\n");
        for (int i = 0; i < 90; i++) {
            String id = List.of("P-" + i, "Q-" + (90 - i), "EP%09d".formatted(60 + i))
                    .get(i % 3);
            csv.append("%s,hcp,A%d,B,2024-01-01T00:%02d:00Z,%s,u%d,%s,2024-02-01T00:00:00Z\n"
                    .formatted(id, i, i % 60, i % 4 == 0 ? "" : "A" + i, i % 7, i % 7 == 6 ? "other" : VAULT));
        }
        return csv.toString();
    }

    private void liveThroughDays(Population population) {
        var memory = kept(population);
        try (var directory = stored(population)) {
            assertSame(memory, directory, null);
            for (int day = 1; day <= 3; day++) {
                clock.advance(Duration.ofDays(1));
                Instant since = clock.instant();
                assertThat(aDay(memory, day)).isEqualTo(aDay(directory, day));
                assertSame(memory, directory, since);
            }
            assertSame(memory, directory, null);
            assertSame(memory, directory, population.latest());
            assertSame(
                    memory,
                    directory,
                    population.profile(population.profiles() / 2).modifiedAt());
        }
    }

    private static LabChanges.Counts aDay(People people, int day) {
        String ada = people.signUp(Role.HCP, "Ada", "New", e -> {}).profile().id();
        people.connect(ada, people.population().user(0).username(), null);
        people.connect(ada, people.population().user(0).username(), "V4S000000000001");
        return LabChanges.make(people, day, DAY);
    }

    private static void assertSame(MemoryPeople memory, Directory directory, @Nullable Instant since) {
        var feed = new Feed(directory);
        assertThat(profiles(memory, since)).isEqualTo(PagesRead.since(feed::profiles, since));
        assertThat(connections(memory, since)).isEqualTo(PagesRead.since(feed::connections, since));
        var whole = new WholeState(directory);
        var mine = new WholeMemory(memory, VAULT);
        assertThat(all(mine.profiles())).isEqualTo(json(whole.profiles(VAULT)));
        assertThat(all(mine.connections())).isEqualTo(json(whole.connections(VAULT)));
    }

    private static List<ProfileView> profiles(MemoryPeople memory, @Nullable Instant since) {
        return memory.profilesSince(since == null ? Instant.MIN : since)
                .mapToObj(n -> memory.view(memory.dossier(n), VAULT))
                .toList();
    }

    private static List<ConnectionView> connections(MemoryPeople memory, @Nullable Instant since) {
        return memory.connectionsSince(since == null ? Instant.MIN : since, VAULT)
                .map(c -> memory.view(memory.dossier(memory.find(c.profileId()).orElseThrow()), c))
                .toList();
    }

    private static <T> List<JsonNode> json(Iterator<List<T>> portions) {
        var all = new ArrayList<JsonNode>();
        portions.forEachRemaining(p -> p.forEach(view -> all.add(Json.MAPPER.valueToTree(view))));
        return all;
    }

    private static List<JsonNode> all(Iterator<JsonNode> records) {
        var all = new ArrayList<JsonNode>();
        records.forEachRemaining(all::add);
        return all;
    }

    @Test
    void anotherSeedOrOneEditMoreShows() {
        var population = seeded(200, 330);
        var one = state(population, 7);
        assertThat(state(population, 7)).isEqualTo(one);
        assertThat(state(population, 8)).isNotEqualTo(one);
        var tampered = kept(population);
        LabChanges.make(tampered, 7, DAY);
        tampered.edit("EP000000003", e -> e.title("Tampered"));
        assertThat(state(tampered)).isNotEqualTo(one);
    }

    private List<JsonNode> state(Population population, long seed) {
        var people = kept(population);
        LabChanges.make(people, seed, DAY);
        return state(people);
    }

    private static List<JsonNode> state(MemoryPeople people) {
        var whole = new WholeMemory(people, VAULT);
        var all = all(whole.profiles());
        all.addAll(all(whole.connections()));
        return all;
    }

    @Test
    void onlyWhoChangedIsNoOriginalAndIsToldAsItWas() {
        var people = kept(seeded(200, 330));
        var told = new ArrayList<Dossier>();
        people.beforeChange(before -> {
            assertThat(people.dossier(before.number())).isEqualTo(before);
            told.add(before);
        });
        var before = people.dossier(3);
        people.edit("EP000000003", e -> e.title(before.profile().title()));
        assertThat(told).isEmpty();
        var after = people.edit("EP000000003", e -> e.title("Chief"));
        people.disconnect(after.connections().getFirst().id());
        people.signUp(Role.HCP, "Ada", "New", e -> {});
        assertThat(told).containsExactly(before, after);
        assertThat(IntStream.range(0, people.given()).filter(n -> !people.isOriginal(n)))
                .containsExactly(3, 200);
    }
}
