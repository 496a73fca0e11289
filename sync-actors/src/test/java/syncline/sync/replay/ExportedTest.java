package syncline.sync.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
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
import syncline.sync.history.HistoryReader;
import syncline.sync.replay.Divergence.Field;
import syncline.sync.rules.FailureClass;
import syncline.sync.rules.RuleSettings;

/** Histories made from a journal: of a lab that runs, and of one that has stopped. */
class ExportedTest {
    private static final Database DATABASE = Database.memory("exported");

    @TempDir
    static Path folder;

    private static Path running;
    private static Path stopped;

    @BeforeAll
    static void export() throws IOException {
        running = folder.resolve("running.jsonl.gz");
        stopped = folder.resolve("stopped.jsonl.gz");
        try (var lab = new SyncLab(DATABASE)) {
            AHistory.fortnight(lab);
            lab.export(running);
        }
        StoppedSync.export(DATABASE, "vault", RuleSettings.CHOSEN, stopped);
    }

    @Test
    void whatActorsStoredIsWhatTheRulesSay() {
        assertThat(AHistory.lines(running)).hasSizeGreaterThan(50);
        assertThat(AHistory.divergences(running)).isEmpty();
    }

    @Test
    void aStoppedLabTellsTheSame() {
        var first = AHistory.lines(running);
        var second = AHistory.lines(stopped);
        assertThat(second.subList(1, second.size())).isEqualTo(first.subList(1, first.size()));
    }

    @Test
    void anotherCountOfFailuresDiverges() {
        var found = tampered(
                line -> line.at("/after/failures").asInt() == 7,
                line -> ((ObjectNode) line.path("after")).put("failures", 8));
        assertThat(found).hasSize(1);
        assertThat(found.getFirst().id()).isEqualTo("P-refused");
        assertThat(found.getFirst().fields()).containsExactly(new Field("failures", 8, 7));
    }

    @Test
    void anAnswerToWhatWasNeverSentDiverges() {
        var lines = AHistory.lines(running);
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
            var story = new Story("P-refused", 10);
            var sentences = new ArrayList<String>();
            for (var entry = reader.next(); entry != null; entry = reader.next()) {
                sentences.addAll(story.of(entry));
            }
            assertThat(String.join("\n", sentences))
                    .contains("A profile at revision 1", "INVALID_DATA: The field is too long. Failed 1 of 10 times")
                    .contains("Failed 10 times in a row, so it is parked (E4).", "at revision 2", "accepted it as");
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

    private static List<Divergence> tampered(Predicate<ObjectNode> which, Consumer<ObjectNode> tamper) {
        var lines = AHistory.lines(running);
        tamper.accept(lines.stream().filter(which).findFirst().orElseThrow());
        return AHistory.divergences(AHistory.write(folder.resolve("tampered.jsonl.gz"), lines));
    }
}
