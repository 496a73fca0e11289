package syncline.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReplayCommandTest {
    @TempDir
    static Path runs;

    private static Path history;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @BeforeAll
    static void run() {
        var silent = new PrintWriter(new StringWriter());
        String[] small = {
            "run",
            "parked-and-healed",
            "--scenarios",
            ".",
            "--out",
            runs.toString(),
            "--set",
            "population={ users: 20, accounts: 100, profiles: 150 }"
        };
        assertThat(Main.execute(silent, silent, small)).isZero();
        history = runs.resolve("latest/history.jsonl.gz");
    }

    private int replay(Path file, String... options) {
        String[] command = new String[options.length + 2];
        command[0] = "replay";
        command[1] = file.toString();
        System.arraycopy(options, 0, command, 2, options.length);
        return Main.execute(new PrintWriter(out, true), new PrintWriter(err, true), command);
    }

    @Test
    void aRunIsReplayedWithoutADifference() {
        assertThat(replay(history)).isZero();
        assertThat(out.toString()).contains("entries replayed, 0 differ.");
    }

    @Test
    void aHistoryThatWasTamperedWithDivergesAndSaysWhere() throws IOException {
        Path tampered = tampered("\"retry\":\"parked\",\"failures\":10", "\"retry\":\"parked\",\"failures\":9");
        assertThat(replay(tampered)).isEqualTo(6);
        assertThat(out.toString())
                .containsPattern("line \\d+, 20.*, sync \\d+, engage_profile__v EP")
                .contains("failures: recorded 9, by the rules 10", "| ", "again: ./syncline replay", "--record EP")
                .contains("1 differ.");
    }

    @Test
    void theCommandItNamesRepeatsTheDifferenceOfTheOneRecord() throws IOException {
        Path tampered = tampered("\"retry\":\"parked\",\"failures\":10", "\"retry\":\"parked\",\"failures\":9");
        replay(tampered);
        var again = Pattern.compile("again: ./syncline replay \\S+ --record (\\S+) --until (\\S+)")
                .matcher(out.toString());
        assertThat(again.find()).isTrue();
        assertThat(replay(tampered, "--record", again.group(1), "--until", again.group(2)))
                .isEqualTo(6);
        assertThat(out.toString()).endsWith("failures: recorded 9, by the rules 10 (E2 to E13)\n");
        assertThat(replay(history, "--record", again.group(1), "--until", again.group(2)))
                .isZero();
    }

    @Test
    void thePageShowsEachSyncAndWhatDiffers() throws IOException {
        Path tampered = tampered("\"retry\":\"parked\",\"failures\":10", "\"retry\":\"parked\",\"failures\":9");
        Path page = runs.resolve("history.html");
        assertThat(replay(tampered, "--html", page.toString())).isEqualTo(6);
        assertThat(Files.readString(page))
                .contains("Sync by sync", "data-sync=\"12\"", "parked after 10")
                .contains("failures recorded 9, by the rules 10");
        assertThat(replay(history, "--html", page.toString())).isZero();
        assertThat(Files.readString(page)).contains("0 differ.").doesNotContain("recorded 9, by");
    }

    @Test
    void itStopsWhereItIsTold() throws IOException {
        Path tampered = tampered("\"retry\":\"parked\",\"failures\":10", "\"retry\":\"parked\",\"failures\":9");
        assertThat(replay(tampered, "--until", "sync:2")).isZero();
        assertThat(replay(tampered, "--until", "2000-01-01T00:00:00Z")).isZero();
        assertThat(replay(tampered, "--until", "sync:99")).isEqualTo(2);
        assertThat(err.toString()).contains("has no sync 99; its last is sync 12.");
        assertThat(replay(tampered, "--until", "sync:x")).isEqualTo(2);
        assertThat(err.toString()).contains("neither a sync, as in sync:17");
    }

    @Test
    void itStopsAtATime() throws IOException {
        Path tampered = tampered("\"retry\":\"parked\",\"failures\":10", "\"retry\":\"parked\",\"failures\":9");
        assertThat(replay(tampered, "--at", "2000-01-01T00:00")).isZero();
        assertThat(replay(tampered, "--at", "2100-01-01T00:00+01:00")).isEqualTo(6);
        assertThat(replay(tampered, "--at", "tomorrow")).isEqualTo(2);
        assertThat(err.toString()).contains("'tomorrow' is no time. Write 2026-03-01T02:00 for UTC");
    }

    @Test
    void anotherLimitOfTriesWouldHaveParkedEarlier() {
        assertThat(replay(history, "--what-if", "retry.limit=3")).isZero();
        assertThat(out.toString())
                .contains("What if retry.limit=3?", "retry DUE → PARKED", "tries would not have taken place")
                .doesNotContain("not known of");
        assertThat(replay(history, "--what-if", "retry-limit=20")).isZero();
        assertThat(out.toString()).contains("would have been tried again, and the CRM's answer is not known");
    }

    @Test
    void theReadingsAsRecordedChangeNothing() {
        assertThat(replay(history, "--what-if", "retry-limit=10")).isZero();
        assertThat(out.toString()).contains("0 syncs and 0 records would have gone otherwise.");
    }

    @Test
    void aRuleThatThereIsNotIsNamed() {
        assertThat(replay(history, "--what-if", "retry.limt=3")).isNotZero();
        assertThat(err.toString()).contains("Did you mean retry-limit?");
        assertThat(replay(history, "--what-if", "retry-limit=0")).isNotZero();
        assertThat(err.toString()).contains("must be from 1 to");
    }

    @Test
    void oneRecordIsTold() {
        assertThat(replay(history, "--record", "EP000000001", "--until", "sync:1"))
                .isZero();
        assertThat(out.toString())
                .contains(
                        "Sync 1, ",
                        "read a profile at revision ",
                        "because a full sync reads all (B15)",
                        "A row is to be made (C1)",
                        "So it waits for nothing.");
        assertThat(replay(history, "--record", "EP000000001", "--what-if", "retry-limit=3"))
                .isEqualTo(2);
        assertThat(err.toString()).contains("leave out --what-if and --html");
        assertThat(replay(history, "--record", "EP999999999")).isEqualTo(2);
        assertThat(err.toString()).contains("tells nothing of EP999999999");
    }

    @Test
    void whatIsNoHistoryIsNamedAndWhatWasCutOffIsReadAsFarAsItGoes() throws IOException {
        assertThat(replay(runs.resolve("nowhere"))).isEqualTo(2);
        assertThat(replay(Files.writeString(runs.resolve("plain"), "no gzip"))).isEqualTo(2);
        assertThat(replay(tampered("syncline/history/1", "syncline/history/9"))).isEqualTo(2);
        assertThat(err.toString())
                .contains("There is no history ", "it is not packed with gzip")
                .contains("\"syncline/history/9\", and this Syncline reads \"syncline/history/1\"");
        byte[] whole = Files.readAllBytes(history);
        assertThat(replay(Files.write(runs.resolve("torn"), Arrays.copyOf(whole, whole.length / 2))))
                .isZero();
        assertThat(out.toString()).contains("0 differ; the file was cut off behind them.");
    }

    private static Path tampered(String what, String with) throws IOException {
        Path file = runs.resolve("tampered.jsonl.gz");
        try (InputStream in = new GZIPInputStream(Files.newInputStream(history));
                var packed = new GZIPOutputStream(Files.newOutputStream(file))) {
            String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            int at = text.indexOf(what);
            assertThat(at).isPositive();
            packed.write((text.substring(0, at) + with + text.substring(at + what.length()))
                    .getBytes(StandardCharsets.UTF_8));
        }
        return file;
    }
}
