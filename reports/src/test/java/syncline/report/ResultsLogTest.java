package syncline.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import syncline.lab.UserError;

class ResultsLogTest {
    @TempDir
    Path folder;

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
        assertThat(ResultsLogFile.read(written(folder.resolve("results.jsonl"), SampleEvents.ofEachKind())))
                .isEqualTo(folded(SampleEvents.ofEachKind()));
    }

    @Test
    void hasALineOfEachKind() throws IOException {
        Path file = written(folder.resolve("results.jsonl"), SampleEvents.ofEachKind());
        var kinds = Arrays.stream(
                        RunEvent.class.getAnnotation(JsonSubTypes.class).value())
                .map(kind -> "\"kind\":\"" + kind.name() + "\"");
        assertThat(Files.readString(file)).contains(kinds.toList());
        assertThat(Files.readAllLines(file))
                .hasSize(1 + SampleEvents.ofEachKind().size());
    }

    @Test
    void aLineIsInTheFileAsSoonAsItIsWritten() throws IOException {
        Path file = folder.resolve("results.jsonl");
        try (var log = ResultsLog.create(file, () -> 1.23456)) {
            log.write(SampleEvents.RUN);
            assertThat(Files.readAllLines(file))
                    .hasSize(2)
                    .last()
                    .asString()
                    .startsWith("{\"t\":1.235,\"event\":{\"kind\":\"run\"");
        }
    }

    @Test
    void cutAtAnyByteItTellsWhatItsWholeLinesTell() throws IOException {
        byte[] whole = Files.readAllBytes(written(folder.resolve("results.jsonl"), SampleEvents.ofEachKind()));
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
                        .isEqualTo(
                                told == SampleEvents.ofEachKind().size()
                                        ? folded(SampleEvents.ofEachKind())
                                        : brokenOff(told));
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
        var events = new ArrayList<>(SampleEvents.ofEachKind().subList(0, told));
        events.add(SampleEvents.RUN.until(told));
        events.add(new Remark(
                "The run broke off after " + (double) told + " s without a last word; this is what its log tells.",
                false));
        return folded(events);
    }

    @Test
    void aFileOfLogSchema1IsStillRead() throws URISyntaxException {
        Path file = Path.of(Objects.requireNonNull(ResultsLogTest.class.getResource("results-log-1.jsonl"))
                .toURI());
        assertThat(ResultsLogFile.read(file))
                .usingRecursiveComparison()
                .ignoringFields("latency.histogram", "latency.samples.histogram")
                .isEqualTo(folded(SampleEvents.ofEachKind()));
    }

    @Test
    void aLineThatIsBrokenBeforeTheLastIsNamed() throws IOException {
        Path file = written(folder.resolve("results.jsonl"), SampleEvents.ofEachKind());
        var lines = new ArrayList<>(Files.readAllLines(file));
        lines.set(3, lines.get(3).substring(5));
        Files.write(file, lines);
        assertThatThrownBy(() -> ResultsLogFile.read(file))
                .isInstanceOf(UserError.class)
                .hasMessageContainingAll(file.toString(), "line 4");
    }

    @Test
    void aKindThatIsNotKnownIsSkipped() throws IOException {
        Path file = written(folder.resolve("results.jsonl"), SampleEvents.ofEachKind());
        var lines = new ArrayList<>(Files.readAllLines(file));
        lines.add(3, "{\"t\":3.5,\"event\":{\"kind\":\"moonPhase\",\"full\":true}}");
        Files.write(file, lines);
        assertThat(ResultsLogFile.read(file)).isEqualTo(folded(SampleEvents.ofEachKind()));
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
        Path file = written(folder.resolve("results.jsonl"), SampleEvents.ofEachKind());
        assertThatThrownBy(() -> ResultsLog.create(file, () -> 0)).isInstanceOf(UserError.class);
    }
}
