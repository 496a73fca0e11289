package syncline.engage.feed;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import syncline.engage.directory.ConnectionView;
import syncline.engage.directory.Directory;
import syncline.engage.directory.LabChanges;
import syncline.engage.directory.ProfileView;
import syncline.engage.population.Population;
import syncline.engage.population.PopulationSize;
import syncline.engage.population.Role;
import syncline.lab.LabClock;
import syncline.lab.Rule;
import syncline.lab.db.Database;

/** Several people change the same and other profiles, all at once, while somebody reads. */
class FeedUnderEditsTest {
    private static final int WRITERS = 3;
    private static final int ROUNDS = 20;
    private static final String ONE_FOR_ALL = "EP000000003";

    private static Directory directory(LabClock clock) {
        var population = Population.seeded(new PopulationSize(20, 300, 200, 330), 42, "syncline", "lab");
        return Directory.open(Database.memory("u" + UUID.randomUUID()), population, "syncline", "lab", clock);
    }

    /** What a reader needs of a record to be in step. */
    private record Known(
            int revision, boolean active, @Nullable String account) {
        static Known of(ProfileView p) {
            return new Known(p.revision(), p.vaultConnections() > 0, p.account());
        }

        static Known of(ConnectionView c) {
            return new Known(c.revision(), c.active(), null);
        }
    }

    /** A copy that is kept in step as a sync keeps the CRM: each reading takes what changed since the last one began. */
    private static final class Copy {
        private final Directory directory;
        private final Feed feed;
        private final Map<String, Known> known = new HashMap<>();
        private @Nullable Instant watermark;

        Copy(Directory directory) {
            this.directory = directory;
            this.feed = new Feed(directory);
        }

        void read() {
            Instant start = directory.clock().instant();
            var profiles = PagesRead.since(feed::profiles, watermark);
            var connections = PagesRead.since(feed::connections, watermark);
            assertThat(profiles)
                    .isSortedAccordingTo(
                            Comparator.comparing(ProfileView::modifiedAt).thenComparing(ProfileView::id));
            assertThat(connections)
                    .isSortedAccordingTo(
                            Comparator.comparing(ConnectionView::modifiedAt).thenComparing(ConnectionView::id));
            profiles.forEach(p -> known.put(p.id(), Known.of(p)));
            connections.forEach(c -> known.put(c.id(), Known.of(c)));
            watermark = start;
        }
    }

    private static Map<String, Known> truth(Directory directory) {
        var truth = new HashMap<String, Known>();
        var whole = new WholeState(directory);
        whole.profiles("syncline").forEachRemaining(page -> page.forEach(p -> truth.put(p.id(), Known.of(p))));
        whole.connections("syncline").forEachRemaining(page -> page.forEach(c -> truth.put(c.id(), Known.of(c))));
        return truth;
    }

    private static Runnable writer(Directory directory, int writer) {
        return () -> {
            for (int round = 0; round < ROUNDS; round++) {
                String title = "Title " + writer + "/" + round;
                directory.edit(ONE_FOR_ALL, e -> e.title(title));
                int ends = round % 10 == 9 ? 1 : 0;
                LabChanges.make(directory, 1_000L * writer + round, new LabChanges.Counts(3, 2, 2, 1, 0, ends));
            }
        };
    }

    @Test
    @Rule({"A19", "B15", "B16"})
    void whoReadsWhatChangedSinceTheLastReadingBeganMissesNothing() throws Exception {
        try (var directory = directory(LabClock.system());
                var writers = Executors.newFixedThreadPool(WRITERS)) {
            var copy = new Copy(directory);
            var done = IntStream.range(0, WRITERS)
                    .mapToObj(i -> writers.submit(writer(directory, i)))
                    .toList();
            do {
                copy.read();
            } while (!done.stream().allMatch(Future::isDone));
            for (var each : done) {
                each.get();
            }
            copy.read();
            assertThat(copy.known).isEqualTo(truth(directory));
        }
    }

    @Test
    void aWholeReadingSeesAllThatExistedInTheOrderOfChanges() throws Exception {
        try (var directory = directory(LabClock.system());
                var writers = Executors.newFixedThreadPool(WRITERS)) {
            var existed = truth(directory).keySet();
            var done = IntStream.range(0, WRITERS)
                    .mapToObj(i -> writers.submit(writer(directory, i)))
                    .toList();
            do {
                var copy = new Copy(directory);
                copy.read();
                assertThat(copy.known.keySet()).containsAll(existed);
            } while (!done.stream().allMatch(Future::isDone));
            for (var each : done) {
                each.get();
            }
        }
    }

    /** A clock for the lab's one to go by. */
    private static final class HandClock extends Clock {
        private volatile Instant now = Instant.parse("2026-03-01T00:00:00Z");

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }

    @Test
    @Rule("A19")
    void aReadingWaitsForTheChangeInProgressWhichHasAnEarlierTime() throws Exception {
        var hand = new HandClock();
        try (var directory = directory(LabClock.over(hand))) {
            var feed = new Feed(directory);
            Instant start = hand.instant();
            assertThat(readDuringASignUp(directory, hand, () -> PagesRead.since(feed::profiles, start)))
                    .hasSize(1);
            assertThat(readDuringASignUp(directory, hand, () -> PagesRead.since(feed::connections, start)))
                    .isEmpty();
        }
    }

    private static <T> List<T> readDuringASignUp(Directory directory, HandClock hand, Callable<List<T>> reading)
            throws Exception {
        Instant start = hand.instant();
        var begun = new CountDownLatch(1);
        var go = new CountDownLatch(1);
        try (var writer = Executors.newSingleThreadExecutor()) {
            try {
                var change = writer.submit(() -> directory.signUp(Role.HCP, "Ada", "Late", e -> {
                    begun.countDown();
                    await(go);
                }));
                begun.await();
                hand.now = start.plusMillis(1);
                var read = new FutureTask<>(reading);
                var reader = Thread.ofPlatform().start(read);
                while (reader.getState() != Thread.State.WAITING && !read.isDone()) {
                    Thread.onSpinWait();
                }
                assertThat(read.isDone()).isFalse();
                go.countDown();
                change.get();
                return read.get();
            } finally {
                go.countDown();
            }
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
