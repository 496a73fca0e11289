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

        var refused = String.join("\n", story(file, "P-refused"));
        assertThat(refused)
                .contains("The CRM refused it, INVALID_DATA: The field is too long. Failed 1 of 10 times in a row")
                .contains("Failed 10 times in a row, so it is parked (E4).")
                .contains("at revision 2")
                .contains("failures in a row: 0 (E3)");
        assertThat(story(file, "P-leaving")).anyMatch(sentence -> sentence.contains("deleted user (D3 to D6)"));
        assertThat(story(file, "C-waits")).anyMatch(sentence -> sentence.contains("held back"));
        assertThat(story(file, "C-steady"))
                .anyMatch(sentence -> sentence.contains("The end of its row (D1)"))
                .noneMatch(sentence -> sentence.contains("refused"));
        assertThat(story(file, "P-nobody")).isEmpty();
    }

    private static List<String> story(Path file, String id) {
        try (var history = HistoryReader.open(file)) {
            var story = new Story(id, history.header().rules().retryLimit());
            var sentences = new ArrayList<String>();
            for (var entry = history.next(); entry != null; entry = history.next()) {
                sentences.addAll(story.of(entry));
            }
            return sentences;
        }
    }
}
