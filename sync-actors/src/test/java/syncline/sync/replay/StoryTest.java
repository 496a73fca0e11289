package syncline.sync.replay;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import syncline.lab.db.Database;
import syncline.sync.history.HistoryReader;

class StoryTest {
    @TempDir
    Path folder;

    @Test
    void tellsWhatHappenedToOneRecordAndByWhichRule() {
        var file = folder.resolve("history.jsonl.gz");
        AHistory.record(Database.memory("told"), file, Duration.ZERO);

        assertThat(story(file, "P-refused"))
                .anyMatch(told -> told.contains("because a full sync reads all (B15)"))
                .anyMatch(told -> told.contains(
                        "The CRM refused it, INVALID_DATA: The field is too long. Failed 1 of 10 times in a row"))
                .anyMatch(told -> told.contains("because it waited for another try (E2)")
                        || told.contains("because that is new since the last successful sync began (A7, A19)"))
                .anyMatch(told -> told.contains("Failed 10 times in a row, so it is parked (E4)."))
                .anyMatch(told -> told.contains("so it is parked no longer and its failures in a row begin at 0 (E5)"))
                .anyMatch(told -> told.contains("title__v = \"Prof\""))
                .last()
                .isEqualTo("So it waits for nothing.");
        assertThat(story(file, "P-leaving")).anyMatch(told -> told.contains("deleted user (D3 to D6)"));
        assertThat(story(file, "C-waits"))
                .anyMatch(told -> told.contains("held back"))
                .anyMatch(told -> told.contains("Its profile is parked and has no row to point to"))
                .anyMatch(told -> told.contains("It is in step again; failures in a row: 0 (E3)."));
        assertThat(story(file, "C-steady"))
                .anyMatch(told -> told.contains("Its row is to be ended (D1)"))
                .noneMatch(told -> told.contains("refused"));
        assertThat(story(file, "P-nobody")).isEmpty();
    }

    @Test
    void whatNobodyButTheSyncDidIsNotSaidOfTheCrm() {
        assertThat(golden("hand-edits", "P-ada"))
                .anyMatch(told -> told.contains("so it was not written (C38). Failed 1 of 10 times"))
                .noneMatch(told -> told.contains("The CRM refused it"))
                .last()
                .isEqualTo("So the next sync tries it again (E2); failures in a row: 2.");
    }

    @Test
    void aMatterOfConfigurationDoesNotCount() {
        assertThat(golden("revoked-rights", "P-ada"))
                .anyMatch(told -> told.contains("without limit; its failures in a row stay at 0 (E7)"))
                .noneMatch(told -> told.contains("Failed 0 of"));
    }

    @Test
    void whyARecordIsReadAgainAndWhyItIsNot() {
        assertThat(golden("account-merges", "P-ada"))
                .anyMatch(told -> told.contains("because its account was merged"))
                .anyMatch(told -> told.contains("account V4S00000003 does not exist in this Vault"));
        assertThat(golden("out-of-scope-and-back", "C-ada"))
                .anyMatch(told -> told.contains("Its user is not in this Vault")
                        && told.contains("It leaves the list of retries (O8)."));
        assertThat(golden("parked-left-out-of-full-syncs", "P-ada"))
                .anyMatch(
                        told -> told.contains("It is parked and Engage has not changed it, so it is passed by (E4)."));
        assertThat(golden("parked-tried-by-full-syncs", "P-ada"))
                .anyMatch(told -> told.contains("It was parked before, and stays so (E16)."));
    }

    @Test
    void aWriteWithoutAnAnswerIsToldAsOne() {
        assertThat(golden("no-row-to-change", "P-cleo"))
                .anyMatch(told -> told.contains("The sync broke off before an answer came: The CRM is down (F13)."))
                .anyMatch(told -> told.contains("none was made (D13, O27)"));
    }

    private static List<String> golden(String name, String id) {
        return story(Path.of("src/test/resources/histories", name + ".jsonl.gz"), id);
    }

    private static List<String> story(Path file, String id) {
        try (var history = HistoryReader.open(file)) {
            var story = new Story(id, history.header().rules());
            var sentences = new ArrayList<String>();
            for (var entry = history.next(); entry != null; entry = history.next()) {
                sentences.addAll(story.of(entry));
            }
            sentences.addAll(story.end());
            return sentences;
        }
    }
}
