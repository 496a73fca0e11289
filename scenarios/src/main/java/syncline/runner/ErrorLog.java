package syncline.runner;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import syncline.report.ErrorCount;
import syncline.run.ErrorCounts;

/** The error log of a sync. */
final class ErrorLog {
    private static final CSVFormat CSV =
            CSVFormat.RFC4180.builder().setHeader().setSkipHeaderRecord(true).get();

    private ErrorLog() {}

    /** The messages that most records have, most frequent first. */
    static List<ErrorCount> top(Path file) {
        var counts = new ErrorCounts();
        try (var lines = CSVParser.parse(file, UTF_8, CSV)) {
            lines.forEach(line -> counts.add(line.get("message")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return counts.top();
    }
}
