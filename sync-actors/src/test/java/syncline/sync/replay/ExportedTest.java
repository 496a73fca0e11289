package syncline.sync.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import syncline.lab.UserError;
import syncline.lab.db.Database;
import syncline.sync.StoppedSync;
import syncline.sync.SyncLab;
import syncline.sync.export.ExportedFile;
import syncline.sync.history.HistoryReader;
import syncline.sync.replay.Divergence.Field;
import syncline.sync.rules.FailureClass;
import syncline.sync.rules.RuleSettings;

/** Histories made from a journal: what differs in them, what they tell, and what they cannot; see {@link ExportContractTest}. */
class ExportedTest {
    private static final Database DATABASE = Database.memory("exported");
    private static final String UNKNOWN_EVENT = """
            INSERT INTO "event_journal" ("persistence_id", "sequence_number", "writer", "write_timestamp",
                "adapter_manifest", "event_payload", "event_ser_id", "event_ser_manifest")
            VALUES ('profile|X', 1, 'a test', 0, '', X'00', 33, 'of.a.later.Syncline')
            """;

    @TempDir
    static Path folder;

    private static Path stopped;

    @BeforeAll
    static void export() {
        stopped = folder.resolve("stopped.jsonl.gz");
        try (var lab = new SyncLab(DATABASE)) {
            AHistory.fortnight(lab);
        }
        StoppedSync.export(DATABASE, "vault", RuleSettings.CHOSEN, stopped);
    }

    @Test
    void anAnswerToWhatWasNeverSentDiverges() {
        var lines = AHistory.lines(stopped);
        lines.removeIf(line -> line.path("id").asText().equals("P-steady")
                && line.at("/event/type").asText().equals("write-started")
                && line.at("/event/sync").asInt() == 1);
        var found = AHistory.divergences(AHistory.write(folder.resolve("unsent.jsonl.gz"), lines));
        assertThat(found.getFirst().fields()).containsExactly(new Field("sent", true, false));
    }

    @Test
    void aFailureThatCountsForAnotherCauseDiverges() {
        var found = tampered(
                line -> line.at("/event/errorType").asText().equals("INVALID_DATA"),
                line -> ((ObjectNode) line.path("event")).put("errorType", "INSUFFICIENT_ACCESS"));
        assertThat(found.getFirst().fields())
                .contains(new Field("failureClass", FailureClass.RECORD, FailureClass.CONFIGURATION));
    }

    @Test
    void anotherNumberOfWrittenRowsDiverges() {
        var found = tampered(
                line -> line.path("is").asText().equals("sync-ended")
                        && line.path("sync").asInt() == 2,
                line -> ((ObjectNode) line.path("counts")).put("written", 99));
        assertThat(found.getFirst().fields()).extracting(Field::name).containsExactly("written");
    }

    @Test
    void aRecordsLifeIsToldFromWhatWasStored() {
        try (var reader = HistoryReader.open(stopped)) {
            var story = new Story("P-refused", reader.header().rules());
            var sentences = new ArrayList<String>();
            for (var entry = reader.next(); entry != null; entry = reader.next()) {
                sentences.addAll(story.of(entry));
            }
            assertThat(String.join("\n", sentences))
                    .contains("A profile at revision 1", "INVALID_DATA: The field is too long. Failed 1 of 10 times")
                    .contains("Failed 10 times in a row, so it is parked (E4).", "at revision 2", "accepted it as")
                    .contains("It is in step again; failures in a row: 0 (E3).");
        }
    }

    @Test
    void whatWasNotAskedIsNotSupposed() {
        try (var reader = HistoryReader.open(stopped)) {
            assertThatThrownBy(() -> new WhatIf(reader.header(), RuleSettings.CHOSEN))
                    .isInstanceOf(UserError.class)
                    .hasMessageContaining("Take one that was recorded");
        }
    }

    @Test
    void withoutAJournalThereIsNothingToExport() {
        assertThatThrownBy(() -> StoppedSync.export(
                        Database.memory("empty"), "vault", RuleSettings.CHOSEN, folder.resolve("none.jsonl.gz")))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("has no journal");
        assertThatThrownBy(() -> StoppedSync.export(DATABASE, "vault", RuleSettings.CHOSEN, stopped))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("Name a new file");
    }

    @Test
    void anEventThatThisVersionDoesNotKnowIsNamedAndNoFileIsLeft() throws SQLException {
        var database = Database.memory("exported-later");
        try (var lab = new SyncLab(database);
                var pool = database.open("a test", 1);
                var connection = pool.getConnection();
                var insert = connection.prepareStatement(UNKNOWN_EVENT)) {
            lab.nightly();
            insert.execute();
        }
        Path file = folder.resolve("later.jsonl.gz");
        assertThatThrownBy(() -> StoppedSync.export(database, "vault", RuleSettings.CHOSEN, file))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("of profile|X, cannot be read here");
        assertThat(file).doesNotExist();
    }

    @Test
    void oneThatWasCutOffIsNotTakenForAWholeOne() throws IOException {
        byte[] whole = Files.readAllBytes(stopped);
        Path cut = Files.write(folder.resolve("cut.jsonl.gz"), Arrays.copyOf(whole, whole.length * 3 / 4));
        assertThat(ExportedFile.of(stopped).syncs()).isEqualTo(15);
        assertThatThrownBy(() -> ExportedFile.of(cut))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("was cut off behind line");
    }

    private static List<Divergence> tampered(Predicate<ObjectNode> which, Consumer<ObjectNode> tamper) {
        var lines = AHistory.lines(stopped);
        tamper.accept(lines.stream().filter(which).findFirst().orElseThrow());
        return AHistory.divergences(AHistory.write(folder.resolve("tampered.jsonl.gz"), lines));
    }
}
