package syncline.report;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import syncline.lab.UserError;
import syncline.lab.http.Json;

/**
 * What a matrix leaves in the folder of its run: {@code matrix.json}, and {@code matrix.csv} with a line for each sync, and one for each
 * combination that was not simulated.
 */
public final class MatrixFolder {
    public static final String RESULTS = "matrix.json";
    public static final String TABLE = "matrix.csv";

    private static final List<String> SYNC =
            List.of("sync", "type", "seconds", "read", "written", "failed", "api_calls", "delayed_calls", "message");

    private static final List<String> NOT_SIMULATED = List.of("", "", "", "", "", "", "", "", "not simulated");

    private MatrixFolder() {}

    /**
     * Writes both files, each whole or not at all.
     *
     * @throws UserError if one of them cannot be written
     */
    public static void write(MatrixResults results, RunFolder folder) {
        try {
            var pretty = new DefaultPrettyPrinter().withObjectIndenter(new DefaultIndenter("  ", "\n"));
            AtomicFile.write(
                    folder.path().resolve(RESULTS), Json.MAPPER.writer(pretty).writeValueAsBytes(results));
            AtomicFile.write(folder.path().resolve(TABLE), csv(results).getBytes(UTF_8));
        } catch (IOException e) {
            throw new UserError("Cannot write to " + folder.path() + ": " + e.getMessage(), e);
        }
    }

    /** The lines of all combinations, as RFC 4180 has it. */
    static String csv(MatrixResults results) {
        var head = Stream.concat(results.axes().stream().map(MatrixResults.Axis::setting), SYNC.stream());
        var lines = results.cells().stream()
                .flatMap(cell -> lines(cell).map(fields -> Stream.concat(cell.values().stream(), fields.stream())));
        return Stream.concat(Stream.of(head), lines)
                .map(line -> line.map(MatrixFolder::quoted).collect(Collectors.joining(",", "", "\r\n")))
                .collect(Collectors.joining());
    }

    private static Stream<List<String>> lines(MatrixResults.Cell cell) {
        return cell.wasSimulated() ? cell.syncs().stream().map(MatrixFolder::fields) : Stream.of(NOT_SIMULATED);
    }

    private static List<String> fields(MatrixResults.Sync sync) {
        return List.of(
                Integer.toString(sync.number()),
                sync.type(),
                String.format(Locale.ROOT, "%.3f", sync.durationSeconds()),
                Long.toString(sync.read()),
                Long.toString(sync.written()),
                Long.toString(sync.failed()),
                Long.toString(sync.apiCalls()),
                Long.toString(sync.delayedCalls()),
                sync.message() == null ? "" : sync.message());
    }

    private static String quoted(String text) {
        return text.matches("[^\",\r\n]*") ? text : "\"" + text.replace("\"", "\"\"") + "\"";
    }
}
