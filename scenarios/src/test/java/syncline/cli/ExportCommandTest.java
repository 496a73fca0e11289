package syncline.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Histories of labs that have stopped; {@code HistoryDownloadTest} has those of labs that run. */
class ExportCommandTest {
    @TempDir
    static Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @BeforeAll
    static void aLabThatHasStopped() {
        var silent = new PrintWriter(new StringWriter());
        String[] small = {
            "run",
            "first-sync",
            "--scenarios",
            ".",
            "--db",
            folder.resolve("lab").toString(),
            "--out",
            folder.resolve("runs").toString(),
            "--set",
            "population={ users: 5, accounts: 50, profiles: 40 }"
        };
        assertThat(Main.execute(silent, silent, small)).isZero();
    }

    private int syncline(String... args) {
        return Main.execute(new PrintWriter(out, true), new PrintWriter(err, true), args);
    }

    private String db() {
        return folder.resolve("lab").toString();
    }

    @Test
    void tellsWhatThereIsAndItIsReplayedWithoutADifference() {
        String history = folder.resolve("history.jsonl.gz").toString();
        assertThat(syncline("export", history, "--db", db())).isZero();
        assertThat(out.toString())
                .containsPattern("history.jsonl.gz: 2 syncs, \\d+ events of their records.")
                .contains("./syncline replay " + history)
                .doesNotContain("has not ended");
        assertThat(syncline("replay", history)).isZero();
        assertThat(out.toString()).contains(" 0 differ.");
    }

    @Test
    void aFileThatIsThereIsKept() throws Exception {
        Path mine = Files.writeString(folder.resolve("mine"), "mine");
        assertThat(syncline("export", mine.toString(), "--db", db())).isEqualTo(2);
        assertThat(err.toString()).contains("is there already. Name a new file.");
        assertThat(mine).hasContent("mine");
    }

    @Test
    void whatIsNotThereIsNamedAndNotMade() {
        String none = folder.resolve("none.jsonl.gz").toString();
        Path empty = folder.resolve("empty");
        assertThat(syncline("export", folder.resolve("no/x").toString(), "--db", db()))
                .isEqualTo(2);
        assertThat(err.toString()).contains("There is no folder ");
        assertThat(syncline("export", none, "--db", empty.toString())).isEqualTo(2);
        assertThat(syncline("export", none, "--db", "postgres:" + empty)).isEqualTo(2);
        assertThat(syncline("export", none, "--db", "jdbc:h2:mem:nobody")).isEqualTo(2);
        assertThat(err.toString())
                .contains(empty + " holds no data of a lab", "postgres:" + empty + " holds no data of a lab")
                .contains("jdbc:h2:mem:nobody has no journal of a sync");
        assertThat(empty).doesNotExist();
        assertThat(Path.of(none)).doesNotExist();
    }

    @Test
    void aLabThatRunsIsAskedWithItsPassword() {
        String none = folder.resolve("none.jsonl.gz").toString();
        assertThat(syncline("export", none, "--lab", "http://localhost:1")).isEqualTo(2);
        assertThat(err.toString()).contains("Set SYNCLINE_PASSWORD to the password that the lab showed");
    }
}
