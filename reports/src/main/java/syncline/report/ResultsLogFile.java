package syncline.report;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import syncline.lab.UserError;
import syncline.lab.http.Json;
import syncline.report.ResultsLog.Head;
import syncline.report.ResultsLog.Line;

/**
 * Reads {@code results.jsonl}, also that of a run that was killed: its last line may be torn. Kinds of events and fields that
 * are not known here are skipped.
 */
public final class ResultsLogFile {
    public static final String NAME = "results.jsonl";

    /** Name and version of the file's form. A kind or a field may be added under the same version. */
    public static final String SCHEMA = "syncline/results-log/1";

    private final Path file;
    private final ResultsSoFar soFar = new ResultsSoFar();
    private @Nullable Run run;
    private boolean ended;
    private double lastSeconds;

    private ResultsLogFile(Path file) {
        this.file = file;
    }

    /**
     * What the file tells of the run; one that has no end was interrupted.
     *
     * @throws UserError if there is no such file, it is not such a log, it is broken before its last line, or it was torn
     *     before it told which run it is of
     */
    public static Results read(Path file) {
        try (var lines = new BufferedReader(new InputStreamReader(Files.newInputStream(file), UTF_8))) {
            return new ResultsLogFile(file).read(lines);
        } catch (NoSuchFileException e) {
            throw new UserError("There is no log of results " + file + ".", e);
        } catch (IOException e) {
            throw new UserError("Cannot read " + file + ": " + e.getMessage(), e);
        }
    }

    private Results read(BufferedReader lines) throws IOException {
        head(lines.readLine());
        int number = 2;
        String text = lines.readLine();
        while (text != null) {
            String next = lines.readLine();
            take(text, number++, next == null);
            text = next;
        }
        return results();
    }

    private void head(@Nullable String text) {
        String schema = Optional.ofNullable(text)
                .flatMap(line -> parsed(line, Head.class))
                .map(Head::schema)
                .orElseThrow(
                        () -> new UserError(file + " is not a log of results: its first line names no \"schema\"."));
        if (!schema.equals(SCHEMA)) {
            throw new UserError(file + " has the schema \"" + schema + "\", and this Syncline reads \"" + SCHEMA
                    + "\". Read it with the Syncline that wrote it.");
        }
    }

    private void take(String text, int number, boolean last) {
        var line = parsed(text, Line.class);
        if (line.isEmpty() && !last) {
            throw new UserError(file + " is broken in line " + number + ", which is not its last.");
        }
        line.ifPresent(is -> {
            lastSeconds = is.t();
            take(is.event());
        });
    }

    private void take(@Nullable RunEvent event) {
        if (event == null) {
            return;
        }
        soFar.add(event);
        if (event instanceof Run is) {
            run = is;
        }
        ended |= event instanceof RunEnd;
    }

    private Results results() {
        if (run == null) {
            throw new UserError(file + " does not tell which run it is of: the run ended as it began.");
        }
        if (!ended) {
            soFar.add(run.until(lastSeconds));
            soFar.add(new Remark(
                    "The run broke off after " + lastSeconds + " s without a last word; this is what its log tells.",
                    false));
        }
        return soFar.results();
    }

    private static <T> Optional<T> parsed(String line, Class<T> type) {
        try {
            return Optional.ofNullable(Json.MAPPER.readValue(line, type));
        } catch (JsonProcessingException e) {
            return Optional.empty();
        }
    }
}
