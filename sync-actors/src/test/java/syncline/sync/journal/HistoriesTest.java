package syncline.sync.journal;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import syncline.lab.db.Database;
import syncline.lab.db.TestDatabase;
import syncline.sync.AProfile;
import syncline.sync.SyncLab;
import syncline.sync.rules.Trigger;

@ParameterizedClass
@EnumSource
class HistoriesTest {
    private static final AProfile KNOWN = AProfile.named("P1", SyncLab.START.minusSeconds(60));
    private static final List<String> PAGE = List.of("profile|P1", "profile|P2");

    private final Database database;

    @SuppressWarnings("NullAway.Init")
    private SyncLab lab;

    @SuppressWarnings("NullAway.Init")
    private Histories histories;

    HistoriesTest(TestDatabase databases) {
        database = databases.empty();
    }

    @BeforeEach
    void aProfileIsSyncedAndTheLabStartsAnew() {
        try (var before = new SyncLab(database)) {
            before.engage.put(KNOWN.now());
            before.sync(Trigger.SCHEDULED);
        }
        lab = new SyncLab(database);
        histories = Histories.of(lab.system);
        theJournalOpens();
    }

    /** Its own connections then read ahead: a database on which they cannot would never come past here. */
    private void theJournalOpens() {
        Awaitility.await().until(() -> {
            readAhead();
            return histories.of("profile|P1") != null;
        });
        histories.forget(PAGE);
    }

    private Connection connection() throws SQLException {
        return DriverManager.getConnection(database.url(), database.user(), database.password());
    }

    @AfterEach
    void stop() {
        lab.close();
    }

    private void readAhead() {
        SyncLab.get(histories.readAhead(PAGE));
    }

    @Test
    void aPageOfSleepingRecordsIsReadAtOnce() {
        readAhead();

        assertThat(histories.of("profile|P1")).isNotNull().satisfies(history -> {
            assertThat(history.highestSequenceNumber()).isEqualTo(2);
            assertThat(history.events())
                    .extracting(stored -> stored.event().sequenceNr())
                    .containsExactly(1L, 2L);
        });
        assertThat(histories.of("profile|P2"))
                .as("one that never was anything has no history, which is known too")
                .isNotNull()
                .satisfies(
                        history -> assertThat(history.highestSequenceNumber()).isZero());
        assertThat(histories.of("profile|P3")).as("nobody asked for it").isNull();
    }

    @Test
    void aPageLargerThanAnyOtherIsReadWithOneQuery() {
        var many = IntStream.range(0, 2000).mapToObj(i -> "profile|P" + i).toList();
        var opened = new AtomicInteger();
        histories.from(() -> {
            opened.incrementAndGet();
            return connection();
        });
        SyncLab.get(histories.readAhead(many));
        assertThat(opened).hasValue(1);
        assertThat(many).allSatisfy(id -> assertThat(histories.of(id)).isNotNull());
        assertThat(Objects.requireNonNull(histories.of("profile|P1")).events()).hasSize(2);
        assertThat(Objects.requireNonNull(histories.of("profile|P1999")).events())
                .isEmpty();
    }

    @Test
    void whatTheJournalDeletedIsNotRead() throws SQLException {
        try (var connection = connection();
                var delete = connection.createStatement()) {
            delete.execute("UPDATE \"event_journal\" SET \"deleted\" = TRUE WHERE \"sequence_number\" = 1");
        }
        readAhead();
        assertThat(Objects.requireNonNull(histories.of("profile|P1")).events())
                .extracting(stored -> stored.event().sequenceNr())
                .containsExactly(2L);
    }

    @Test
    void recordsGoOnFromAHistoryThatWasReadAhead() {
        var opened = new AtomicInteger();
        histories.from(() -> {
            opened.incrementAndGet();
            return connection();
        });
        lab.engage.put(KNOWN.now());
        lab.clock.advance(Duration.ofDays(1));
        var again = lab.sync(Trigger.MANUAL);

        assertThat(again.counts().unchanged()).isEqualTo(1);
        assertThat(again.counts().written()).isZero();
        assertThat(opened).as("its history was read ahead, once").hasValue(1);
        assertThat(histories.of("profile|P1"))
                .as("nothing is kept once it is awake")
                .isNull();
    }

    @Test
    void anAwakeRecordIsNotReadAgainUntilItSleeps() {
        histories.woke("profile|P1");
        readAhead();
        assertThat(histories.of("profile|P1")).isNull();

        histories.slept("profile|P1");
        readAhead();
        assertThat(histories.of("profile|P1")).isNotNull();
    }

    @Test
    void whatGrowsAfterItWasReadIsOutOfDate() {
        readAhead();
        histories.grows("profile|P1");
        assertThat(histories.of("profile|P1")).isNull();
        assertThat(histories.of("profile|P2")).isNotNull();
    }

    @Test
    void whatGrowsWhileItIsReadIsLeftOut() {
        histories.from(() -> {
            histories.grows("profile|P1");
            return connection();
        });
        readAhead();
        assertThat(histories.of("profile|P1")).isNull();
        assertThat(histories.of("profile|P2")).isNotNull();
    }

    @Test
    void aJournalThatCannotBeReadAheadHoldsNobodyUp() {
        histories.from(() -> {
            throw new SQLException("The database is busy");
        });
        readAhead();
        assertThat(histories.of("profile|P1")).isNull();
    }
}
