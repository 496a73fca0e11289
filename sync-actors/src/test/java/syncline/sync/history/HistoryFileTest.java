package syncline.sync.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import akka.actor.typed.ActorSystem;
import akka.actor.typed.javadsl.Behaviors;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import syncline.lab.Rule;
import syncline.lab.UserError;
import syncline.lab.http.Json;
import syncline.sync.history.HistoryEntry.Header;
import syncline.sync.history.HistoryEntry.SyncBegan;
import syncline.sync.rules.Retry;
import syncline.sync.rules.RuleSettings;
import syncline.sync.rules.Scope;
import syncline.sync.rules.Trigger;

class HistoryFileTest {
    private static final Instant AT = Instant.parse("2026-03-01T02:00:00Z");
    private static final Header HEADER =
            new Header(HistoryEntry.SCHEMA, "vault", RuleSettings.CHOSEN, true, Map.of("seed", "42"), false);
    private static final int SYNCS = 500;
    private static final ActorSystem<Void> SYSTEM = ActorSystem.create(Behaviors.empty(), "history");

    @TempDir
    Path folder;

    @AfterAll
    static void stop() {
        SYSTEM.terminate();
    }

    private static HistoryEntry sync(int number) {
        return new SyncBegan(number, AT.plusSeconds(number), Scope.INCREMENTAL, Trigger.SCHEDULED, AT, null);
    }

    private Path written() {
        Path file = folder.resolve("history.jsonl.gz");
        try (var history = HistoryFile.create(file, HEADER, SYSTEM)) {
            for (int number = 1; number <= SYNCS; number++) {
                history.record(List.of(sync(number))).toCompletableFuture().join();
            }
        }
        return file;
    }

    private static List<HistoryEntry> entries(HistoryReader history) {
        var entries = new ArrayList<HistoryEntry>();
        for (var entry = history.next(); entry != null; entry = history.next()) {
            entries.add(entry);
        }
        return entries;
    }

    @Test
    void whatWasRecordedIsReadBackInOrder() {
        try (var history = HistoryReader.open(written())) {
            assertThat(history.header()).isEqualTo(HEADER);
            assertThat(entries(history))
                    .isEqualTo(IntStream.rangeClosed(1, SYNCS)
                            .mapToObj(HistoryFileTest::sync)
                            .toList());
            assertThat(history.torn()).isFalse();
        }
    }

    @Test
    void aTornFileIsReadUpToItsLastWholeEntry() throws IOException {
        byte[] whole = Files.readAllBytes(written());
        for (int length = whole.length - 1; length > 400; length -= 97) {
            Path torn = Files.write(folder.resolve("torn.gz"), Arrays.copyOf(whole, length));
            try (var history = HistoryReader.open(torn)) {
                var read = entries(history);
                assertThat(history.torn()).isTrue();
                assertThat(read)
                        .isEqualTo(IntStream.rangeClosed(1, read.size())
                                .mapToObj(HistoryFileTest::sync)
                                .toList());
            }
        }
    }

    @Test
    void aFileThatIsNoHistoryIsNamed() throws IOException {
        Path text = Files.writeString(folder.resolve("text"), "no history");
        assertThatThrownBy(() -> HistoryReader.open(text))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("not packed with gzip");
        assertThatThrownBy(() -> HistoryReader.open(folder.resolve("none")))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("There is no history");
    }

    @Test
    void aHistoryOfALaterFormIsNotGuessedAt() {
        Path file = folder.resolve("later.gz");
        var later = new Header("syncline/history/9", "vault", RuleSettings.CHOSEN, true, Map.of(), false);
        HistoryFile.create(file, later, SYSTEM).close();
        assertThatThrownBy(() -> HistoryReader.open(file))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("syncline/history/9");
    }

    @Test
    @Rule({"E4", "O5"})
    void whatWasRecordedBeforeTheLimitOfTriesWasASettingMeansTen() throws IOException {
        var rules = (ObjectNode) Json.MAPPER.valueToTree(RuleSettings.CHOSEN.but(other -> other.retryLimit = 3));
        assertThat(Json.MAPPER.treeToValue(rules, RuleSettings.class).retryLimit())
                .isEqualTo(3);
        assertThat(Json.MAPPER.treeToValue(rules.without("retryLimit"), RuleSettings.class))
                .isEqualTo(RuleSettings.CHOSEN);
        assertThat(Json.MAPPER.readValue("{\"is\": \"parked\", \"since\": 7}", Retry.class))
                .isEqualTo(new Retry.Parked(10, 7));
    }

    @Test
    void aHistoryThatIsThereIsNotOverwritten() {
        Path file = written();
        assertThatThrownBy(() -> HistoryFile.create(file, HEADER, SYSTEM)).isInstanceOf(UserError.class);
    }
}
