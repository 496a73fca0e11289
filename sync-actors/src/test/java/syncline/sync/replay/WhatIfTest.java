package syncline.sync.replay;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import syncline.lab.Rule;
import syncline.lab.db.Database;
import syncline.sync.history.HistoryEntry;
import syncline.sync.history.HistoryReader;
import syncline.sync.replay.Divergence.Field;
import syncline.sync.rules.Counts;
import syncline.sync.rules.CrmObject;
import syncline.sync.rules.ResultMessage;
import syncline.sync.rules.RuleSettings;
import syncline.sync.rules.RuleSettings.FullIf;
import syncline.sync.rules.RuleSettings.GapMode;
import syncline.sync.rules.RuleSettings.ManualEdit;

/** The fortnight of {@link AHistory}, in which a profile is parked in sync 11, one sync having failed; the last sync is full. */
class WhatIfTest {
    private static final int LAST = 15;

    @TempDir
    static Path folder;

    private static Path history;

    @BeforeAll
    static void record() {
        history = folder.resolve("recorded.jsonl.gz");
        AHistory.record(Database.memory("supposed"), history, Duration.ZERO);
    }

    private static WhatIf what(Consumer<RuleSettings.Draft> change) {
        return what(history, change);
    }

    private static WhatIf what(Path file, Consumer<RuleSettings.Draft> change) {
        try (var reader = HistoryReader.open(file)) {
            var what = new WhatIf(reader.header(), reader.header().rules().but(change));
            for (var entry = reader.next(); entry != null; entry = reader.next()) {
                what.take(reader.line(), entry);
            }
            return what;
        }
    }

    private static Map<Integer, Counts> counts(Path file) {
        try (var reader = HistoryReader.open(file)) {
            var counts = new HashMap<Integer, Counts>();
            for (var entry = reader.next(); entry != null; entry = reader.next()) {
                if (entry instanceof HistoryEntry.SyncEnded ended) {
                    counts.put(ended.sync(), ended.counts());
                }
            }
            return counts;
        }
    }

    private static long value(SyncDifference sync, String name, long recorded) {
        return sync.fields().stream()
                .filter(field -> field.name().equals(name))
                .map(field -> (Long) field.replayed())
                .findFirst()
                .orElse(recorded);
    }

    @Test
    void theSameReadingsChangeNothing() {
        var same = what(rules -> {}).supposed();
        assertThat(same.syncs()).isEmpty();
        assertThat(same.records()).isZero();
        assertThat(same.lost()).isEmpty();
    }

    @Test
    @Rule({"E4", "O5"})
    void aLowerLimitGivesTheCountsOfALabThatFollowsIt() {
        var file = folder.resolve("three.jsonl.gz");
        AHistory.record(
                Database.memory("supposed-three"),
                RuleSettings.CHOSEN.but(other -> other.retryLimit = 3),
                file,
                Duration.ZERO);
        var recorded = counts(history);
        var three = counts(file);
        var supposed = what(rules -> rules.retryLimit = 3).supposed();
        assertThat(supposed.lost()).isEmpty();
        assertThat(supposed.notTried()).containsEntry(CrmObject.PROFILE, 7L);

        var expected = new HashMap<>(recorded);
        for (var sync : supposed.syncs()) {
            var c = Objects.requireNonNull(expected.get(sync.sync()));
            expected.put(
                    sync.sync(),
                    new Counts(
                            value(sync, "read", c.read()),
                            value(sync, "written", c.written()),
                            value(sync, "unchanged", c.unchanged()),
                            value(sync, "failed", c.failed()),
                            c.failedByConfiguration(),
                            value(sync, "held", c.held()),
                            value(sync, "parked", c.parked())));
        }
        assertThat(expected).isEqualTo(three).isNotEqualTo(recorded);
    }

    @Test
    @Rule("E4")
    void ofATryThatWasNotMadeTheAnswerIsNotKnown() {
        var supposed = what(rules -> rules.retryLimit = 20).supposed();
        assertThat(supposed.lost())
                .containsEntry(NotKnown.TRIED_AGAIN, Map.of(CrmObject.PROFILE, 1L))
                .containsEntry(NotKnown.PROFILE_NOT_KNOWN, Map.of(CrmObject.CONNECTION, 1L));
        assertThat(supposed.first().getFirst().id()).isEqualTo("P-refused");
        assertThat(supposed.first().getFirst().fields()).extracting(Field::name).contains("retry");
        assertThat(supposed.syncs().getLast().notKnown()).isEqualTo(2);
    }

    @Test
    @Rule("F12")
    void aSyncThatRanOutOfTimeWouldHaveFailedAndTheNextReadsFurtherBack() {
        var lines = AHistory.lines(history);
        lines.stream()
                .filter(line -> line.path("sync").asInt() == 2
                        && !line.path("is").asText().equals("sync-began"))
                .forEach(line -> line.put(
                        "at",
                        Instant.parse(line.path("at").asText())
                                .plus(Duration.ofHours(2))
                                .toString()));
        var slow = AHistory.write(folder.resolve("slow.jsonl.gz"), lines);

        var supposed =
                what(slow, rules -> rules.jobTimeLimit = Duration.ofHours(1)).supposed();

        assertThat(supposed.syncs().getFirst().fields())
                .contains(new Field("message", ResultMessage.WITH_ERRORS, ResultMessage.FAILED));
        assertThat(supposed.syncs().get(1).readsMore()).isTrue();
        assertThat(supposed.lost()).containsKey(NotKnown.MET_LATER);
        assertThat(what(slow, rules -> rules.jobTimeLimit = Duration.ofHours(3))
                        .supposed()
                        .syncs())
                .isEmpty();
    }

    @Test
    @Rule("O1")
    void afterAFailureTheOtherReadingMakesSyncsFull() {
        var supposed = what(rules -> rules.fullIf = FullIf.ANY_FAILED_90D).supposed();
        assertThat(supposed.syncs())
                .extracting(SyncDifference::sync)
                .contains(4)
                .doesNotContain(1, 2, 3, LAST);
        assertThat(supposed.syncs()).allMatch(SyncDifference::readsMore);
    }

    @Test
    void whatAHistoryOfSyncsCannotTellIsSaid() {
        assertThat(what(rules -> rules.gapMode = GapMode.WARN).blindSpots()).hasSize(1);
        assertThat(what(rules -> rules.invites = new RuleSettings.Invites(true, false))
                        .blindSpots())
                .hasSize(1);
        assertThat(what(rules -> rules.retryLimit = 3).blindSpots()).isEmpty();
    }

    @Test
    @Rule("C38")
    void whereNobodyLookedForEditsItIsNotKnownWhichWritesWouldHaveFailed() {
        var file = folder.resolve("overwriting.jsonl.gz");
        AHistory.record(
                Database.memory("supposed-overwriting"),
                RuleSettings.CHOSEN.but(other -> other.manualEdit = ManualEdit.OVERWRITE),
                file,
                Duration.ZERO);
        assertThat(what(file, rules -> rules.manualEdit = ManualEdit.FAIL)
                        .supposed()
                        .notLookedAt())
                .containsKeys(CrmObject.PROFILE, CrmObject.CONNECTION);
        assertThat(what(rules -> rules.manualEdit = ManualEdit.OVERWRITE)
                        .supposed()
                        .records())
                .isZero();
    }
}
