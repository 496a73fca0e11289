package syncline.engage.hits;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import syncline.engage.directory.Directory;
import syncline.engage.population.Population;
import syncline.engage.population.PopulationSize;
import syncline.lab.LabClock;
import syncline.lab.Rule;
import syncline.lab.db.Database;
import syncline.lab.db.TestDatabase;

@ParameterizedClass
@EnumSource
class HitLogTest {
    enum Place {
        MEMORY,
        FILE,
        POSTGRES;

        Database empty(Path folder) {
            return switch (this) {
                case MEMORY -> TestDatabase.H2.empty();
                case FILE -> Database.file(folder, "engage");
                case POSTGRES -> TestDatabase.POSTGRES.empty();
            };
        }
    }

    private final HikariDataSource pool;
    private HitLog log;

    HitLogTest(Place place, @TempDir Path folder) throws SQLException {
        pool = withALink(place.empty(folder));
        log = open();
    }

    /** Engage's tables, and the link that everybody here opens. */
    static HikariDataSource withALink(Database database) throws SQLException {
        var people = Population.seeded(new PopulationSize(20, 30, 20, 33), 42, "syncline", "lab");
        Directory.open(database, people, "syncline", "lab", LabClock.system()).close();
        var pool = database.open("Engage's hits", 3);
        execute(pool, """
                insert into engage_link (number, kind, token, username, vault, via, made_at)
                values (7, 'link', 'AAAAAAAAAAAAAAAAAAAAAA', 'rep', 'syncline', 'qr_code__v', 1)
                """);
        return pool;
    }

    private static void execute(HikariDataSource pool, String sql) throws SQLException {
        try (var connection = pool.getConnection();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private HitLog open() {
        return new HitLog(pool, Runnable::run);
    }

    @AfterEach
    void close() {
        log.close();
        pool.close();
    }

    static Hit hit(String userAgent) {
        return new Hit(7, 1_767_225_600_123L, "203.0.113.9", userAgent, false, Label.PERSON);
    }

    private CompletableFuture<Boolean> add(String userAgent) {
        return log.add(hit(userAgent), true, false).toCompletableFuture();
    }

    @Test
    @Rule("J12")
    void whoWasToldThatAHitIsKeptFindsItAndEqualOnesAreEachKept() throws Exception {
        String odd = "\u0001 <b> \uD83D\uDE00 '; -- \u00e9 \uFFFD";
        assertThat(add(odd).get(30, SECONDS)).isTrue();
        assertThat(add(odd).get(30, SECONDS)).isTrue();
        assertThat(log.after(0, 10)).extracting(StoredHit::userAgent).containsExactly(odd, odd);
        assertThat(log.after(1, 10)).singleElement().satisfies(second -> {
            assertThat(second.seq()).isEqualTo(2);
            assertThat(second.id()).isEqualTo("EH000000000002");
            assertThat(second.token()).isEqualTo("AAAAAAAAAAAAAAAAAAAAAA");
            assertThat(second.openedAt().toEpochMilli()).isEqualTo(1_767_225_600_123L);
        });
        assertThat(log.byLink(0, 10)).containsExactly(new LinkHits(7, 2, 0));
        assertThat(log.byLink(7, 10)).isEmpty();
    }

    @Test
    @Timeout(120)
    @Rule("J26")
    void aReaderWhoReadsOnNeverSkipsAHitThatComesWhileItReads() throws Exception {
        var seen = new ArrayList<Long>();
        try (var threads = Executors.newCachedThreadPool()) {
            var adding = IntStream.range(0, 4)
                    .mapToObj(who -> threads.submit(() -> {
                        var added = IntStream.range(0, 750)
                                .mapToObj(i -> add("a" + i))
                                .toList();
                        return added.stream().allMatch(CompletableFuture::join);
                    }))
                    .toList();
            while (seen.size() < 3_000) {
                log.after(seen.isEmpty() ? 0 : seen.getLast(), 100).forEach(hit -> seen.add(hit.seq()));
            }
            for (var each : adding) {
                assertThat(each.get(30, SECONDS)).isTrue();
            }
        }
        assertThat(seen)
                .containsExactlyElementsOf(
                        LongStream.rangeClosed(1, 3_000).boxed().toList());
    }

    @Test
    void numbersGoOnAfterARestart() throws Exception {
        add("before").get(30, SECONDS);
        log.close();
        assertThat(add("too late").get(30, SECONDS)).isFalse();
        log = open();
        assertThat(log.counts().acknowledged()).isEqualTo(1);
        add("after").get(30, SECONDS);
        assertThat(log.after(0, 10)).extracting(StoredHit::userAgent).containsExactly("before", "after");
        assertThat(log.counts().byLabel()).containsEntry(Label.PERSON, 2L).containsEntry(Label.SCANNER, 0L);
    }

    @Test
    void whoCannotBeNotedIsToldSoAndTheLogGoesOnWhenTheDatabaseDoes() throws Exception {
        add("before").get(30, SECONDS);
        execute(pool, "alter table engage_hit rename to engage_hit_away");
        assertThat(add("lost").get(30, SECONDS)).isFalse();
        execute(pool, "alter table engage_hit_away rename to engage_hit");
        assertThat(add("after").get(30, SECONDS)).isTrue();
        assertThat(log.after(0, 10)).extracting(StoredHit::userAgent).containsExactly("before", "after");
        assertThat(log.after(0, 10)).extracting(StoredHit::seq).containsExactly(1L, 2L);
        assertThat(log.counts().acknowledged()).isEqualTo(2);
    }

    @Test
    void closingKeepsAllThatWaits() throws Exception {
        List<CompletableFuture<Boolean>> added =
                IntStream.range(0, 500).mapToObj(i -> add("a" + i)).toList();
        log.close();
        for (var each : added) {
            assertThat(each.get(30, SECONDS)).isTrue();
        }
        log = open();
        assertThat(log.counts().lastSeq()).isEqualTo(500);
    }
}
