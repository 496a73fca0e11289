package syncline.sync.admin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import akka.actor.typed.ActorSystem;
import akka.actor.typed.javadsl.Behaviors;
import akka.stream.javadsl.Sink;
import akka.util.ByteString;
import com.zaxxer.hikari.HikariDataSource;
import java.util.UUID;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import syncline.lab.db.Database;
import syncline.sync.LedgerTables;
import syncline.sync.ledger.Ledger;

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
}
