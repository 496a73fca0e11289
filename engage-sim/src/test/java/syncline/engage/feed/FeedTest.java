package syncline.engage.feed;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.SplittableRandom;
import java.util.UUID;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import syncline.engage.directory.ConnectionView;
import syncline.engage.directory.Directory;
import syncline.engage.directory.LabChanges;
import syncline.engage.directory.ProfileView;
import syncline.engage.directory.Slices;
import syncline.engage.population.Population;
import syncline.engage.population.PopulationSize;
import syncline.lab.LabClock;
import syncline.lab.db.Database;

class FeedTest {
    private static final Instant START = Instant.parse("2026-03-01T00:00:00Z");

    private static Directory directory(PopulationSize size, LabClock clock) {
        var population = Population.seeded(size, 42, "syncline", "lab");
        return Directory.open(Database.memory("f" + UUID.randomUUID()), population, "syncline", "lab", clock);
    }

    private static LabClock clock() {
        return LabClock.over(Clock.fixed(START, ZoneOffset.UTC));
    }

    @Property(tries = 25)
    void nothingIsMissedWhileRecordsChange(
            @ForAll @IntRange(min = 1, max = 4) int slices,
            @ForAll @IntRange(min = 1, max = 90) int limit,
            @ForAll long seed) {
        var clock = clock();
        try (var directory = directory(new PopulationSize(20, 300, 200, 330), clock)) {
            var random = new SplittableRandom(seed);
            var feed = new Feed(directory);
            var counts = new LabChanges.Counts(15, 5, 5, 0, 2, 1);
            LabChanges.make(directory, seed, counts);
            var profiles = new HashSet<String>();
            var connections = new HashSet<String>();
            new WholeState(directory).profiles("syncline").forEachRemaining(p -> p.forEach(x -> profiles.add(x.id())));
            new WholeState(directory)
                    .connections("syncline")
                    .forEachRemaining(p -> p.forEach(x -> connections.add(x.id())));
            int[] left = {6};
            Runnable sometimes = () -> {
                if (left[0] > 0 && random.nextInt(3) == 0) {
                    left[0]--;
                    clock.advance(Duration.ofMillis(random.nextInt(2)));
                    LabChanges.make(directory, random.nextLong(), new LabChanges.Counts(3, 2, 2, 0, 1, 0));
                }
            };
            var seenProfiles = new HashSet<String>();
            var seenConnections = new HashSet<String>();
            for (int i = 0; i < slices; i++) {
                int slice = i;
                assertThat(PagesRead.of(feed::profiles, null, i, slices, limit, sometimes))
                        .allSatisfy(p -> assertThat(Slices.of(p.id(), slices)).isEqualTo(slice))
                        .allSatisfy(p -> seenProfiles.add(p.id()));
                assertThat(PagesRead.of(feed::connections, null, i, slices, limit, sometimes))
                        .allSatisfy(c ->
                                assertThat(Slices.of(c.profileId(), slices)).isEqualTo(slice))
                        .allSatisfy(c -> seenConnections.add(c.id()));
            }
            assertThat(seenProfiles).containsAll(profiles);
            assertThat(seenConnections).containsAll(connections);
        }
    }

    @Property(tries = 25)
    void sinceIsInclusiveAndOrdered(@ForAll @IntRange(min = 1, max = 50) int limit, @ForAll long seed) {
        var clock = clock();
        try (var directory = directory(new PopulationSize(20, 300, 200, 330), clock)) {
            var counts = new LabChanges.Counts(10, 5, 5, 0, 2, 1);
            var feed = new Feed(directory);
            LabChanges.make(directory, seed, counts);
            clock.advance(Duration.ofHours(1));
            LabChanges.make(directory, seed + 1, counts);
            Runnable nothing = () -> {};
            var everything = PagesRead.of(feed::profiles, null, 0, 1, limit, nothing);
            for (Instant since : new Instant[] {everything.get(100).modifiedAt(), START, clock.instant()}) {
                var expected = everything.stream()
                        .filter(p -> !p.modifiedAt().isBefore(since))
                        .toList();
                assertThat(PagesRead.of(feed::profiles, since, 0, 1, limit, nothing))
                        .isEqualTo(expected);
            }
            assertThat(everything)
                    .isSortedAccordingTo(java.util.Comparator.comparing(ProfileView::modifiedAt)
                            .thenComparing(ProfileView::id));
            assertThat(PagesRead.of(feed::connections, null, 0, 1, limit, nothing))
                    .isSortedAccordingTo(java.util.Comparator.comparing(ConnectionView::modifiedAt)
                            .thenComparing(ConnectionView::id))
                    .doesNotHaveDuplicates();
            assertThat(PagesRead.of(feed::profiles, clock.instant().plusMillis(1), 0, 1, limit, nothing))
                    .isEmpty();
        }
    }

    @Test
    void theWholeStateIsOrderedByIdAndEqualsTheFeed() {
        try (var directory = directory(PopulationSize.SMALL, clock())) {
            LabChanges.make(directory, 5, new LabChanges.Counts(200, 100, 60, 0, 30, 10));
            var whole = new ArrayList<ProfileView>();
            new WholeState(directory).profiles("syncline").forEachRemaining(whole::addAll);
            var connections = new ArrayList<ConnectionView>();
            new WholeState(directory).connections("syncline").forEachRemaining(connections::addAll);
            assertThat(whole).extracting(ProfileView::id).isSorted().doesNotHaveDuplicates();
            assertThat(connections).extracting(ConnectionView::id).isSorted().doesNotHaveDuplicates();
            var feed = new Feed(directory);
            assertThat(PagesRead.of(feed::profiles, null, 0, 1, 500, () -> {}))
                    .containsExactlyInAnyOrderElementsOf(whole);
            assertThat(PagesRead.of(feed::connections, null, 0, 1, 500, () -> {}))
                    .containsExactlyInAnyOrderElementsOf(connections);
        }
    }

    @Test
    void aLargePopulationPagesFast() {
        try (var directory = directory(PopulationSize.LARGE, clock())) {
            LabChanges.make(directory, 5, new LabChanges.Counts(1_500, 100, 125, 0, 20, 5));
            var feed = new Feed(directory);
            long start = System.nanoTime();
            long records = (long) PagesRead.of(feed::profiles, null, 0, 1, 1_000, () -> {})
                            .size()
                    + PagesRead.of(feed::connections, null, 0, 1, 1_000, () -> {})
                            .size();
            double seconds = (System.nanoTime() - start) / 1e9;
            System.err.printf("paged %,d records in %.2f s%n", records, seconds);
            // A tenth of what a quiet machine does, so that a busy one does not fail.
            assertThat(records / seconds).isGreaterThan(20_000);
        }
    }
}
