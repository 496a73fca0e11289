package syncline.sync.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import syncline.lab.Rule;
import syncline.lab.db.Database;
import syncline.lab.db.TestDatabase;
import syncline.sync.AConnection;
import syncline.sync.AProfile;
import syncline.sync.LedgerTables;
import syncline.sync.SyncLab;
import syncline.sync.rules.CrmObject;
import syncline.sync.rules.RecordEvent;
import syncline.sync.rules.RecordEvent.FoundInStep;
import syncline.sync.rules.RecordEvent.HeldBack;
import syncline.sync.rules.RecordEvent.LeftScope;
import syncline.sync.rules.RecordEvent.RowAbsent;
import syncline.sync.rules.RecordEvent.RowWritten;
import syncline.sync.rules.RecordEvent.WriteFailed;
import syncline.sync.rules.RecordEvent.WriteStarted;
import syncline.sync.rules.Trigger;
import syncline.sync.vault.CrmPort.Answer;

@ParameterizedClass
@EnumSource
class JournalTest {
    private static final String INSERT = """
            INSERT INTO "event_journal" ("persistence_id", "sequence_number", "writer", "write_timestamp",
                "adapter_manifest", "event_payload", "event_ser_id", "event_ser_manifest")
            VALUES (?, ?, 'a test', 0, '', ?, 33, ?)
            """;

    @Parameter
    @SuppressWarnings("NullAway.Init")
    private TestDatabase databases;

    @SuppressWarnings("NullAway.Init")
    private Database database;

    @SuppressWarnings("NullAway.Init")
    private HikariDataSource source;

    @SuppressWarnings("NullAway.Init")
    private Journal journal;

    @BeforeEach
    void open() {
        database = databases.empty();
        source = database.open("a test", 2);
        LedgerTables.create(source);
        journal = new SqlJournal(source);
    }

    @AfterEach
    void close() {
        source.close();
    }

    /** An actor stored these events, in this order. */
    @SafeVarargs
    private long stored(String persistenceId, Class<? extends RecordEvent>... events) {
        try (var connection = source.getConnection();
                var insert = connection.prepareStatement(INSERT)) {
            for (int i = 0; i < events.length; i++) {
                insert.setString(1, persistenceId);
                insert.setLong(2, i + 1L);
                insert.setBytes(3, new byte[] {1});
                insert.setString(4, events[i].getName());
                insert.addBatch();
            }
            insert.executeBatch();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        return journal.end();
    }

    private List<String> waiting(CrmObject object, long after, long upTo) {
        var all = new ArrayList<String>();
        var page = journal.waiting(object, after, upTo);
        while (!page.ids().isEmpty()) {
            all.addAll(page.ids());
            page = journal.waiting(object, page.position(), upTo);
        }
        return all;
    }

    @Test
    void anEmptyJournalEndsAtZeroAndHasNobodyWaiting() {
        assertThat(journal.end()).isZero();
        assertThat(journal.waiting(CrmObject.PROFILE, 0, Long.MAX_VALUE)).isEqualTo(new Journal.Page(List.of(), 0));
    }

    @Test
    @Rule({"A20", "E19"})
    void onlyTheNewestEventTellsWhetherARecordWasLeftInTheMiddle() {
        stored("profile|started", WriteStarted.class);
        stored("profile|failed", WriteStarted.class, WriteFailed.class);
        stored("profile|begun-again", WriteStarted.class, RowWritten.class, WriteStarted.class);
        stored("profile|written", WriteStarted.class, RowWritten.class);
        stored(
                "profile|failed-then-written",
                WriteStarted.class,
                WriteFailed.class,
                WriteStarted.class,
                RowWritten.class);
        stored("profile|found", WriteStarted.class, FoundInStep.class);
        stored("profile|absent", WriteStarted.class, RowAbsent.class);
        stored("profile|left", WriteStarted.class, WriteFailed.class, LeftScope.class);
        stored("connection|held", HeldBack.class);
        long end = stored("connection|held-then-written", HeldBack.class, WriteStarted.class, RowWritten.class);

        assertThat(waiting(CrmObject.PROFILE, 0, end)).containsExactly("started", "failed", "begun-again");
        assertThat(waiting(CrmObject.CONNECTION, 0, end)).containsExactly("held");
    }

    @Test
    void whatWasLeftBeforeTheMarkOrAfterTheEndDoesNotCount() {
        long mark = stored("profile|before", WriteStarted.class);
        long end = stored("profile|between", WriteStarted.class);
        long later = stored("profile|after", WriteStarted.class);

        assertThat(waiting(CrmObject.PROFILE, mark, end)).containsExactly("between");
        assertThat(waiting(CrmObject.PROFILE, 0, later)).containsExactly("before", "between", "after");
        assertThat(waiting(CrmObject.PROFILE, later, later)).isEmpty();
    }

    @Test
    void pagesFollowOneAnotherInTheOrderOfTheEvents() {
        long end = 0;
        for (int i = 0; i < 1001; i++) {
            end = stored("profile|P" + (2000 - i), WriteStarted.class);
        }
        var first = journal.waiting(CrmObject.PROFILE, 0, end);
        assertThat(first.ids()).hasSize(500).startsWith("P2000").endsWith("P1501");
        assertThat(waiting(CrmObject.PROFILE, 0, end))
                .isEqualTo(
                        IntStream.range(0, 1001).mapToObj(i -> "P" + (2000 - i)).toList());
    }

    @Test
    void aDatabaseThatIsGoneIsNamed() {
        source.close();
        assertThatThrownBy(() -> journal.end())
                .isInstanceOf(JournalUnavailable.class)
                .hasMessageStartingWith("The journal's database failed: ");
        assertThatThrownBy(() -> journal.waiting(CrmObject.PROFILE, 0, 1)).isInstanceOf(JournalUnavailable.class);
    }

    @Test
    @Rule({"A20", "E19", "E13"})
    void whatRealActorsStoreIsFoundSo() {
        var at = SyncLab.START.minusSeconds(60);
        long mark;
        try (var lab = new SyncLab(database)) {
            List.of("GOOD0", "BAD0")
                    .forEach(id -> lab.engage.put(AProfile.named(id, at).now()));
            lab.engage.put(AConnection.of("HELD0", "BAD0", at).now());
            lab.engage.put(AConnection.of("MADE0", "GOOD0", at).now());
            lab.crm.answer((object, id) -> id.equals("BAD0") ? new Answer.Refused("INVALID_DATA", "No") : null);
            lab.sync(Trigger.SCHEDULED);
            mark = journal.end();
            assertThat(waiting(CrmObject.PROFILE, 0, mark)).containsExactly("BAD0");
            assertThat(waiting(CrmObject.CONNECTION, 0, mark)).containsExactly("HELD0");

            lab.engage.put(AProfile.named("CUT0", lab.clock.instant()).now());
            lab.crm.holdAnswers();
            lab.clock.advance(Duration.ofDays(1));
            SyncLab.get(lab.syncs.begin(Trigger.SCHEDULED));
            Awaitility.await().until(() -> lab.crm.sent().contains("CUT0"));
        }
        assertThat(waiting(CrmObject.PROFILE, mark, journal.end()))
                .as("BAD0 was under way again too")
                .containsExactlyInAnyOrder("CUT0", "BAD0");
        assertThat(waiting(CrmObject.CONNECTION, mark, journal.end())).isEmpty();
    }
}
