package syncline.sync.replay;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import syncline.lab.db.Database;
import syncline.lab.db.TestDatabase;
import syncline.sync.AProfile;
import syncline.sync.StoppedSync;
import syncline.sync.SyncLab;
import syncline.sync.replay.Divergence.Field;
import syncline.sync.rules.RuleSettings;
import syncline.sync.rules.Trigger;
import syncline.sync.run.CoordinatorCommand.BeginReply;

/** What an export promises wherever the journal is kept: of a lab that runs, of one in the middle of a sync, and of one that has stopped. */
@ParameterizedClass
@EnumSource
class ExportContractTest {
    /** Where a journal is kept. */
    enum Place {
        H2_MEMORY,
        H2_FILE,
        POSTGRES;

        Database in(Path folder) {
            return switch (this) {
                case H2_MEMORY -> TestDatabase.H2.empty();
                case H2_FILE -> Database.file(folder, "journal" + UUID.randomUUID());
                case POSTGRES -> TestDatabase.POSTGRES.empty();
            };
        }
    }

    @TempDir
    static Path folder;

    private final Path inTheMiddle;
    private final Path running;
    private final Path stopped;

    ExportContractTest(Place place) {
        inTheMiddle = file(place, "in-the-middle");
        running = file(place, "running");
        stopped = file(place, "stopped");
    }

    private static Path file(Place place, String when) {
        return folder.resolve("%s-%s.jsonl.gz".formatted(place, when));
    }

    @BeforeParameterizedClassInvocation
    static void export(Place place) throws IOException {
        var database = place.in(folder);
        try (var lab = new SyncLab(database)) {
            AHistory.fortnight(lab);
            lab.clock.advance(Duration.ofDays(1));
            lab.engage.put(AProfile.named("P-late", lab.clock.instant()).now());
            var answers = lab.crm.holdAnswers();
            int last = ((BeginReply.Begun) SyncLab.get(lab.syncs.begin(Trigger.SCHEDULED))).number();
            Awaitility.await().until(() -> lab.crm.sent().contains("P-late"));
            lab.export(file(place, "in-the-middle"));
            answers.run();
            lab.finished(last);
            lab.export(file(place, "running"));
        }
        StoppedSync.export(database, "vault", RuleSettings.CHOSEN, file(place, "stopped"));
    }

    @Test
    void whatActorsOfARunningLabStoredIsWhatTheRulesSay() {
        assertThat(AHistory.lines(running)).hasSizeGreaterThan(50);
        assertThat(AHistory.divergences(running)).isEmpty();
    }

    @Test
    void aStoppedLabTellsTheSame() {
        assertThat(afterTheHeader(stopped)).isEqualTo(afterTheHeader(running));
        assertThat(AHistory.divergences(stopped)).isEmpty();
    }

    @Test
    void ofASyncThatStillRunsIsToldWhatHasHappened() {
        var told = afterTheHeader(inTheMiddle);
        assertThat(told).isEqualTo(afterTheHeader(running).subList(0, told.size()));
        assertThat(told.getLast().path("id").asText()).isEqualTo("P-late");
        assertThat(told.getLast().at("/event/type").asText()).isEqualTo("write-started");
        assertThat(AHistory.divergences(inTheMiddle)).isEmpty();
    }

    @Test
    void oneThatWasTamperedWithDiverges() {
        for (Path history : List.of(running, stopped, inTheMiddle)) {
            var lines = AHistory.lines(history);
            lines.stream()
                    .filter(line -> line.at("/after/failures").asInt() == 7)
                    .findFirst()
                    .ifPresent(line -> ((ObjectNode) line.path("after")).put("failures", 8));
            assertThat(AHistory.divergences(AHistory.write(folder.resolve("tampered.jsonl.gz"), lines)))
                    .singleElement()
                    .satisfies(found -> assertThat(found.fields()).containsExactly(new Field("failures", 8, 7)));
        }
    }

    /** The headers tell where each comes from. */
    private static List<ObjectNode> afterTheHeader(Path history) {
        var lines = AHistory.lines(history);
        return lines.subList(1, lines.size());
    }
}
