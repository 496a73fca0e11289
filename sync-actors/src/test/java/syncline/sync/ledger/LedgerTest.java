package syncline.sync.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.io.StringWriter;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import syncline.lab.Rule;
import syncline.lab.db.TestDatabase;
import syncline.sync.LedgerTables;
import syncline.sync.rules.Counts;
import syncline.sync.rules.CrmObject;
import syncline.sync.rules.FailureClass;
import syncline.sync.rules.Operation;

@ParameterizedClass
@EnumSource
class LedgerTest {
    private static final Instant AT = Instant.parse("2026-03-01T02:00:00.123Z");

    @SuppressWarnings("NullAway.Init")
    private HikariDataSource source;

    @SuppressWarnings("NullAway.Init")
    private Ledger ledger;

    @Parameter
    @SuppressWarnings("NullAway.Init")
    private TestDatabase databases;

    @BeforeEach
    void open() {
        source = databases.empty().open("a test", 4);
        LedgerTables.create(source);
        ledger = new Ledger(source);
    }

    @AfterEach
    void close() {
        source.close();
    }

    private static LogEntry success(String id) {
        return new LogEntry(CrmObject.PROFILE, id, "V" + id, Operation.CREATE, null, null, 0, false, AT);
    }

    private static LogEntry error(String id, String message) {
        return new LogEntry(
                CrmObject.CONNECTION,
                id,
                null,
                Operation.UPDATE,
                new LogEntry.Failure("INVALID_DATA", message, FailureClass.RECORD),
                null,
                3,
                false,
                AT);
    }

    private static Settlement settled(LogEntry entry) {
        return new Settlement(entry.object(), entry.externalId(), entry, false, null);
    }

    private static OpenRecord due(String id, int failures, int since) {
        return new OpenRecord(CrmObject.PROFILE, id, failures, false, since, false);
    }

    private static Settlement opens(OpenRecord open) {
        return new Settlement(open.object(), open.externalId(), null, false, open);
    }

    private List<LogEntry> log(int sync, boolean errors) {
        var lines = new ArrayList<LogEntry>();
        ledger.log(sync, errors, lines::add);
        return lines;
    }

    @Test
    @Rule({"F17", "F20"})
    void aLineStandsInTheLogOfItsSyncAndOfItsOutcomeAlone() {
        ledger.record(1, List.of(settled(success("A")), settled(error("B", "Too long"))));
        ledger.record(2, List.of(settled(success("C"))));

        assertThat(log(1, false)).containsExactly(success("A"));
        assertThat(log(1, true)).containsExactly(error("B", "Too long"));
        assertThat(log(2, false)).containsExactly(success("C"));
        assertThat(log(2, true)).isEmpty();
        assertThat(log(3, false)).isEmpty();
    }

    @Test
    void linesKeepTheirOrderAcrossCallsAndRestarts() {
        ledger.record(1, List.of(settled(success("B")), settled(success("A"))));
        ledger.record(2, List.of(settled(success("D"))));
        new Ledger(source).record(2, List.of(settled(success("C"))));
        assertThat(log(1, false)).extracting(LogEntry::externalId).containsExactly("B", "A");
        assertThat(log(2, false)).extracting(LogEntry::externalId).containsExactly("D", "C");
    }

    @Test
    void aRecordThatWasNotTriedHasNoLine() {
        ledger.record(1, List.of(opens(due("A", 1, 1))));
        assertThat(log(1, false)).isEmpty();
        assertThat(log(1, true)).isEmpty();
    }

    @Test
    void aLongMessageIsShortenedAndAnExactOneIsNot() {
        ledger.record(1, List.of(settled(error("A", "x".repeat(1001))), settled(error("B", "x".repeat(1000)))));
        assertThat(log(1, true)).containsExactly(error("A", "x".repeat(999) + "…"), error("B", "x".repeat(1000)));
    }

    @Test
    void aMessageMayHoldCharactersThatADatabaseWillNotKeep() {
        ledger.record(1, List.of(settled(error("A", "a\0b"))));
        assertThat(log(1, true)).containsExactly(error("A", "a b"));
    }

    @Test
    void manyLinesArriveOneByOneAndNoneTwice() {
        int lines = 25_000;
        for (int i = 0; i < lines; i += 500) {
            ledger.record(
                    7,
                    IntStream.range(i, i + 500)
                            .mapToObj(n -> settled(success("P" + n)))
                            .toList());
        }
        var next = new AtomicInteger();
        ledger.log(7, false, line -> assertThat(line.externalId()).isEqualTo("P" + next.getAndIncrement()));
        assertThat(next).hasValue(lines);
    }

    @Test
    @Rule({"F18", "F19"})
    void theCsvFilesQuoteWhatNeedsIt() throws IOException {
        ledger.record(1, List.of(settled(success("A,1")), settled(error("B", "He said \"no\",\nand left"))));
        var success = new StringWriter();
        LogCsv.success(ledger, 1, success);
        assertThat(success.toString().split("\r\n"))
                .containsExactly(
                        "object,vexternal_id,vault_id,operation,time,warning",
                        "engage_profile__v,\"A,1\",\"VA,1\",create,2026-03-01T02:00:00.123Z,");
        var errors = new StringWriter();
        LogCsv.errors(ledger, 1, errors);
        assertThat(errors.toString().split("\r\n"))
                .containsExactly(
                        "object,vexternal_id,operation,error_type,message,class,consecutive_failures,parked,time",
                        "engage_connection__v,B,update,INVALID_DATA,\"He said \"\"no\"\",\nand left\",record,3,no,"
                                + "2026-03-01T02:00:00.123Z");
    }

    @Test
    @Rule("E12")
    void openRecordsComeOldestFirstThenById() {
        ledger.record(1, List.of(opens(due("B", 1, 2)), opens(due("A", 1, 2)), opens(due("C", 1, 1))));
        ledger.record(1, List.of(opens(new OpenRecord(CrmObject.CONNECTION, "K", 10, true, 1, true))));
        assertThat(ledger.open(CrmObject.PROFILE))
                .extracting(OpenRecord::externalId)
                .containsExactly("C", "A", "B");
        assertThat(ledger.open(CrmObject.CONNECTION))
                .containsExactly(new OpenRecord(CrmObject.CONNECTION, "K", 10, true, 1, true));
    }

    @Test
    void aRecordIsOpenOnceAsItStandsNow() {
        ledger.record(1, List.of(opens(due("A", 1, 1))));
        ledger.record(2, List.of(new Settlement(CrmObject.PROFILE, "A", null, true, due("A", 2, 1))));
        assertThat(ledger.open(CrmObject.PROFILE)).containsExactly(due("A", 2, 1));
        ledger.record(3, List.of(new Settlement(CrmObject.PROFILE, "A", null, true, null)));
        assertThat(ledger.open(CrmObject.PROFILE)).isEmpty();
    }

    @Test
    void closingAProfileLeavesTheConnectionOfThatName() {
        var connection = new OpenRecord(CrmObject.CONNECTION, "A", 1, false, 1, false);
        ledger.record(1, List.of(opens(due("A", 1, 1)), opens(connection)));
        ledger.record(2, List.of(new Settlement(CrmObject.PROFILE, "A", null, true, null)));
        assertThat(ledger.open(CrmObject.PROFILE)).isEmpty();
        assertThat(ledger.open(CrmObject.CONNECTION)).containsExactly(connection);
    }

    @Test
    void oneCallIsTakenInWholeOrNotAtAll() {
        var tooLong = new Settlement(CrmObject.PROFILE, "X".repeat(65), null, false, due("X".repeat(65), 1, 1));
        assertThatThrownBy(() -> ledger.record(1, List.of(settled(success("A")), opens(due("B", 1, 1)), tooLong)))
                .isInstanceOf(LedgerUnavailable.class)
                .hasMessageStartingWith("The ledger's database failed: ");
        assertThat(log(1, false)).isEmpty();
        assertThat(ledger.open(CrmObject.PROFILE)).isEmpty();
    }

    @Test
    @Rule("A16")
    void refusedStartsAreKeptNewestFirstAtMostAHundredShown() {
        IntStream.range(0, 101).forEach(i -> ledger.blocked(blockedAt(i, i % 2 == 0 ? null : AT.plusSeconds(i + 60L))));
        var shown = ledger.blocked();
        assertThat(shown).hasSize(100).startsWith(blockedAt(100, null), blockedAt(99, AT.plusSeconds(159)));
    }

    private static BlockedStart blockedAt(int second, @Nullable Instant earliest) {
        return new BlockedStart(AT.plusSeconds(second), "scheduled", "too_soon", earliest);
    }

    @Test
    void aDatabaseThatIsGoneIsNamed() {
        source.close();
        assertThatThrownBy(() -> ledger.open(CrmObject.PROFILE)).isInstanceOf(LedgerUnavailable.class);
        assertThatThrownBy(() -> ledger.record(1, List.of(settled(success("A")))))
                .isInstanceOf(LedgerUnavailable.class);
        assertThatThrownBy(() -> log(1, true)).isInstanceOf(LedgerUnavailable.class);
    }

    @Test
    @Rule("F20")
    void countsOfABrokenSyncAreThoseOfItsLog() {
        var held = new LogEntry.Failure(LogEntry.Failure.PARENT_FAILED, "", FailureClass.RECORD);
        var denied = new LogEntry.Failure("INSUFFICIENT_ACCESS", "", FailureClass.CONFIGURATION);
        ledger.record(
                6,
                List.of(
                        settled(success("P1")),
                        settled(success("P2")),
                        settled(new LogEntry(
                                CrmObject.PROFILE, "P3", "V3", Operation.NO_CHANGE, null, null, 0, false, AT)),
                        settled(error("C1", "No")),
                        settled(new LogEntry(
                                CrmObject.PROFILE, "P4", null, Operation.CREATE, denied, null, 0, false, AT)),
                        settled(new LogEntry(
                                CrmObject.CONNECTION, "C2", null, Operation.CREATE, held, null, 0, false, AT))));
        ledger.record(7, List.of(settled(success("P1"))));
        assertThat(ledger.counts(6)).isEqualTo(new Counts(6, 2, 1, 2, 1, 1, 0));
        assertThat(ledger.counts(5)).isEqualTo(Counts.NONE);
    }
}
