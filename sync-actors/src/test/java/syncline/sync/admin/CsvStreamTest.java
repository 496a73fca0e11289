package syncline.sync.admin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import akka.actor.typed.ActorSystem;
import akka.actor.typed.javadsl.Behaviors;
import akka.stream.OverflowStrategy;
import akka.stream.javadsl.Sink;
import akka.util.ByteString;
import com.zaxxer.hikari.HikariDataSource;
import java.util.UUID;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import syncline.lab.Rule;
import syncline.lab.db.Database;
import syncline.sync.LedgerTables;
import syncline.sync.SyncLab;
import syncline.sync.ledger.Ledger;
import syncline.sync.ledger.LogEntry;
import syncline.sync.ledger.Settlement;
import syncline.sync.rules.CrmObject;
import syncline.sync.rules.FailureClass;
import syncline.sync.rules.Operation;

class CsvStreamTest {
    private static final ActorSystem<Void> SYSTEM = ActorSystem.create(Behaviors.empty(), "csv");
    private final HikariDataSource database =
            Database.memory("csv" + UUID.randomUUID()).open("a test", 2);

    @AfterAll
    static void stop() {
        SYSTEM.terminate();
    }

    @Test
    void aLogEndsWithItsLastLine() {
        LedgerTables.create(database);
        assertThat(text(new Ledger(database)).utf8String()).startsWith("object,vexternal_id");
    }

    @Test
    void aLogThatCannotBeReadFailsInsteadOfEndingEarly() {
        LedgerTables.create(database);
        var ledger = new Ledger(database);
        database.close();
        assertThatThrownBy(() -> text(ledger)).isInstanceOf(CompletionException.class);
    }

    private static ByteString text(Ledger ledger) {
        return CsvStream.of(ledger, 1, false, ForkJoinPool.commonPool())
                .runWith(Sink.fold(ByteString.emptyByteString(), ByteString::concat), SYSTEM)
                .toCompletableFuture()
                .orTimeout(20, TimeUnit.SECONDS)
                .join();
    }

    @Test
    @Rule({"F17", "F20"})
    void aLogOfVeryManyLinesComesInSmallPiecesAndHoldsEachLineOnce() {
        LedgerTables.create(database);
        var ledger = new Ledger(database);
        int tried = 10_000;
        for (int from = 0; from < tried; from += 500) {
            ledger.record(
                    1,
                    IntStream.range(from, from + 500)
                            .mapToObj(CsvStreamTest::settled)
                            .toList());
        }
        long success = lines(ledger, false);
        long errors = lines(ledger, true);
        assertThat(success + errors).isEqualTo(tried);
        assertThat(errors).isEqualTo(tried / 10);
    }

    /** Counts the lines below the heading; no piece is larger than what a stream buffers. */
    private static long lines(Ledger ledger, boolean errors) {
        record Read(long lines, int largest) {}
        var read = CsvStream.of(ledger, 1, errors, ForkJoinPool.commonPool())
                .buffer(1, OverflowStrategy.backpressure())
                .runWith(
                        Sink.fold(
                                new Read(-1, 0),
                                (Read sum, ByteString piece) -> new Read(
                                        sum.lines()
                                                + piece.utf8String()
                                                        .chars()
                                                        .filter(c -> c == '\n')
                                                        .count(),
                                        Math.max(sum.largest(), piece.size()))),
                        SYSTEM)
                .toCompletableFuture()
                .orTimeout(60, TimeUnit.SECONDS)
                .join();
        assertThat(read.largest()).isLessThan(100_000);
        return read.lines();
    }

    private static Settlement settled(int number) {
        var failure = number % 10 == 0 ? new LogEntry.Failure("INVALID_DATA", "No", FailureClass.RECORD) : null;
        var entry = new LogEntry(
                CrmObject.PROFILE,
                "P" + number,
                "V" + number,
                Operation.UPDATE,
                failure,
                null,
                0,
                false,
                SyncLab.START);
        return new Settlement(CrmObject.PROFILE, "P" + number, entry, false, null);
    }
}
