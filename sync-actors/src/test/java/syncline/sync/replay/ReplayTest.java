package syncline.sync.replay;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import syncline.lab.db.Database;
import syncline.sync.replay.Divergence.Field;
import syncline.sync.rules.CrmObject;

class ReplayTest {
    @TempDir
    static Path folder;

    private static Path fromTheStart;
    private static Path onKnownRecords;

    @BeforeAll
    static void record() {
        var database = Database.memory("replayed");
        fromTheStart = folder.resolve("first.jsonl.gz");
        onKnownRecords = folder.resolve("second.jsonl.gz");
        AHistory.record(database, fromTheStart, Duration.ZERO);
        AHistory.record(database, onKnownRecords, Duration.ofDays(100));
    }

    @Test
    void whatWasRecordedIsWhatTheRulesSay() {
        assertThat(AHistory.lines(fromTheStart)).hasSizeGreaterThan(50);
        assertThat(AHistory.divergences(fromTheStart)).isEmpty();
    }

    @Test
    void aHistoryThatBeginsInTheMiddleIsReplayedFromTheStatesItTells() {
        assertThat(AHistory.lines(onKnownRecords)
                        .getFirst()
                        .path("fromTheStart")
                        .asBoolean())
                .isFalse();
        assertThat(AHistory.divergences(onKnownRecords)).isEmpty();
    }

    @Test
    void anotherValueThatWasSentDiverges() {
        var found = tampered(
                line -> line.at("/verdict/fields/title__v").asText().equals("Prof"),
                line -> ((ObjectNode) line.at("/verdict/fields")).put("title__v", "Dr"));
        assertThat(found).hasSize(1);
        assertThat(found.getFirst().object()).isEqualTo(CrmObject.PROFILE);
        assertThat(found.getFirst().id()).isEqualTo("P-refused");
        assertThat(found.getFirst().fields()).containsExactly(new Field("fields.title__v", "Dr", "Prof"));
    }

    @Test
    void anotherCountOfFailuresDiverges() {
        var found = tampered(
                line -> line.path("is").asText().equals("answered")
                        && line.at("/after/failures").asInt() == 7,
                line -> ((ObjectNode) line.path("after")).put("failures", 8));
        assertThat(found).hasSize(1);
        assertThat(found.getFirst().fields()).containsExactly(new Field("failures", 8, 7));
    }

    @Test
    void anAnswerThatIsLeftOutDivergesInTheNextSync() {
        var lines = AHistory.lines(fromTheStart);
        lines.removeIf(line -> line.path("is").asText().equals("answered")
                && line.path("id").asText().equals("P-refused")
                && line.at("/after/failures").asInt() == 3);
        var found = AHistory.divergences(AHistory.write(folder.resolve("left-out.jsonl.gz"), lines));
        assertThat(found).isNotEmpty();
        assertThat(found.getLast().id()).isEqualTo("P-refused");
    }

    @Test
    void anotherScopeAndAnotherMessageOfASyncDiverge() {
        var scope = tampered(
                line -> line.path("is").asText().equals("sync-began")
                        && line.path("sync").asInt() == 2,
                line -> line.put("scope", "full"));
        assertThat(scope).hasSize(1);
        assertThat(scope.getFirst().fields()).extracting(Field::name).containsExactly("scope");
        var message = tampered(
                line -> line.path("is").asText().equals("sync-ended")
                        && line.path("sync").asInt() == 2,
                line -> line.put("message", "successful"));
        assertThat(message.getFirst().fields()).extracting(Field::name).containsExactly("message");
    }

    @Test
    void aCountThatDiffersIsNamedWithItsRule() {
        var found = tampered(
                line -> line.path("is").asText().equals("sync-ended")
                        && line.path("sync").asInt() == 2,
                line -> ((ObjectNode) line.path("counts")).put("written", 99));
        assertThat(found).hasSize(1);
        assertThat(found.getFirst().fields()).singleElement().satisfies(field -> {
            assertThat(field.name()).isEqualTo("written");
            assertThat(field.recorded()).isEqualTo(99L);
            assertThat(field.rules()).isEqualTo("F7");
        });
    }

    private static List<Divergence> tampered(Predicate<ObjectNode> which, Consumer<ObjectNode> tamper) {
        var lines = AHistory.lines(fromTheStart);
        var line = lines.stream().filter(which).findFirst().orElseThrow();
        tamper.accept(line);
        return AHistory.divergences(AHistory.write(folder.resolve("tampered.jsonl.gz"), lines));
    }
}
