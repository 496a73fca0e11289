package syncline.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.HdrHistogram.Histogram;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import syncline.lab.UserError;

class ResultsLogTest {
    private static final Run RUN =
            new Run("20260301-120000-täglich", "täglich", null, 42, "c0de", "H2", SampleResults.START, 0.5, null);

    @TempDir
    Path folder;

    private static List<RunEvent> events() {
        var micros = new Histogram(3);
        micros.recordValue(1_500);
        return List.of(
                RUN,
                SampleResults.MACHINE,
                new Expectation("clicks.lost == 0", false, null),
                new Step(1, "invite: 20,000 links", 0.5, 2, 0),
                new FaultSpan(1, null, "crm.write: 5 % INVALID_DATA"),
                new ThroughputSample(1, 1000, 1),
                LatencySample.of(1, micros),
                new BacklogSample(1, 12_000),
                new ApiCallSample(1, 1900, 2000, 250),
                new MachineSample(1, 0.8, 12),
                new HeapSample(1, 512),
                new SyncResult(
                        1, "full", "manual", null, null, SampleResults.START, null, 1, 2, 10, 9, 0, 1, 0, 0, List.of()),
                new PostProcessing(1, SampleResults.START, null, 2, 1, 500, 499, 1, 0, 11_500, null),
                new FaultSpan(1, 2.5, "crm.write: 5 % INVALID_DATA"),
                new Load("InviteClickSpike", "finished", null, Map.of("base", 100), 1L, 9, List.of(), null, null),
                new DeviceResult("full", "iPad", 1, 2, 0, 3, 1, null, List.of()),
                new Clicks(12_000, 500, 11_500, 0, 0, new HitLabels(9_000, 2_000, 1_000, 0), null),
                new Consistency(10, 0, 0, 1, 0, List.of()),
                new Retries(1, 0, 2, 10, 10, Map.of("1", 2L, "parked", 1L)),
                new Remark("The disk was slow.", false),
                RUN.until(9.5),
                new Expectation("clicks.lost == 0", true, "0"),
                new RunEnd(Verdict.PASSED));
    }

    /** Each event a second after the one before. */
    private static Path written(Path file, List<RunEvent> events) {
        var seconds = new AtomicInteger();
        try (var log = ResultsLog.create(file, seconds::incrementAndGet)) {
            events.forEach(log::write);
        }
        return file;
    }

    private static Results folded(List<RunEvent> events) {
        var soFar = new ResultsSoFar();
        events.forEach(soFar::add);
        return soFar.results();
    }

    @Test
    void tellsWhatTheResultsTell() {
        assertThat(ResultsLogFile.read(written(folder.resolve("results.jsonl"), events())))
                .isEqualTo(folded(events()));
    }

    @Test
    void hasALineOfEachKind() throws IOException {
        Path file = written(folder.resolve("results.jsonl"), events());
        var kinds = Arrays.stream(
                        RunEvent.class.getAnnotation(JsonSubTypes.class).value())
                .map(kind -> "\"kind\":\"" + kind.name() + "\"");
        assertThat(Files.readString(file)).contains(kinds.toList());
        assertThat(Files.readAllLines(file)).hasSize(1 + events().size());
    }

    @Test
    void aLineIsInTheFileAsSoonAsItIsWritten() throws IOException {
        Path file = folder.resolve("results.jsonl");
        try (var log = ResultsLog.create(file, () -> 1.23456)) {
            log.write(RUN);
            assertThat(Files.readAllLines(file))
                    .hasSize(2)
                    .last()
                    .asString()
                    .startsWith("{\"t\":1.235,\"event\":{\"kind\":\"run\"");
        }
    }

    @Test
    void cutAtAnyByteItTellsWhatItsWholeLinesTell() throws IOException {
        byte[] whole = Files.readAllBytes(written(folder.resolve("results.jsonl"), events()));
        Path torn = folder.resolve("torn.jsonl");
        for (int length = 0; length <= whole.length; length++) {
            Files.write(torn, Arrays.copyOf(whole, length));
            int told = wholeLines(whole, length) - 1;
            if (told < 1) {
                assertThatThrownBy(() -> ResultsLogFile.read(torn))
                        .isInstanceOf(UserError.class)
                        .hasMessageContaining(torn.toString());
            } else {
                assertThat(ResultsLogFile.read(torn))
                        .as("%d of %d bytes", length, whole.length)
                        .isEqualTo(told == events().size() ? folded(events()) : brokenOff(told));
            }
        }
    }

    /** Whole lines of the first bytes, with or without the last one's end. */
    private static int wholeLines(byte[] bytes, int length) {
        return Math.toIntExact(IntStream.rangeClosed(0, Math.min(length, bytes.length - 1))
                .filter(i -> bytes[i] == '\n')
                .count());
    }

    private static Results brokenOff(int told) {
        var events = new ArrayList<>(events().subList(0, told));
        events.add(RUN.until(told));
        events.add(new Remark(
                "The run broke off after " + (double) told + " s without a last word; this is what its log tells.",
                false));
        return folded(events);
    }

    @Test
    void aLineThatIsBrokenBeforeTheLastIsNamed() throws IOException {
        Path file = written(folder.resolve("results.jsonl"), events());
        var lines = new ArrayList<>(Files.readAllLines(file));
        lines.set(3, lines.get(3).substring(5));
        Files.write(file, lines);
        assertThatThrownBy(() -> ResultsLogFile.read(file))
                .isInstanceOf(UserError.class)
                .hasMessageContainingAll(file.toString(), "line 4");
    }

    @Test
    void aKindThatIsNotKnownIsSkipped() throws IOException {
        Path file = written(folder.resolve("results.jsonl"), events());
        var lines = new ArrayList<>(Files.readAllLines(file));
        lines.add(3, "{\"t\":3.5,\"event\":{\"kind\":\"moonPhase\",\"full\":true}}");
        Files.write(file, lines);
        assertThat(ResultsLogFile.read(file)).isEqualTo(folded(events()));
    }

    @Test
    void whatIsNoLogIsRefused() throws IOException {
        Path file = folder.resolve("results.jsonl");
        assertThatThrownBy(() -> ResultsLogFile.read(file))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("no log");
        Files.writeString(file, "{\"schema\":\"syncline/results-log/2\"}\n");
        assertThatThrownBy(() -> ResultsLogFile.read(file))
                .isInstanceOf(UserError.class)
                .hasMessageContainingAll("\"syncline/results-log/2\"", "\"syncline/results-log/1\"");
        Files.writeString(file, "hello\n");
        assertThatThrownBy(() -> ResultsLogFile.read(file))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("schema");
    }

    @Test
    void oneThatIsThereIsNotWrittenOver() {
        Path file = written(folder.resolve("results.jsonl"), events());
        assertThatThrownBy(() -> ResultsLog.create(file, () -> 0)).isInstanceOf(UserError.class);
    }
}
