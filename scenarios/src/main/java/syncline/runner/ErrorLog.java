package syncline.runner;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import syncline.report.ErrorCount;

/** The error log of a sync. */
final class ErrorLog {
    private static final CSVFormat CSV =
            CSVFormat.RFC4180.builder().setHeader().setSkipHeaderRecord(true).get();
    private static final int MOST = 5;
    /** A message that names its record is another for each; of more than these, the rest is counted as one. */
    private static final int MOST_MESSAGES = 1_000;

    private ErrorLog() {}

    /** The messages that most records have, most frequent first. */
    static List<ErrorCount> top(Path file) {
        var counts = new HashMap<String, Long>();
        try (var lines = CSVParser.parse(file, UTF_8, CSV)) {
            for (var line : lines) {
                String message = line.get("message");
                counts.merge(
                        counts.size() < MOST_MESSAGES || counts.containsKey(message) ? message : "others",
                        1L,
                        Long::sum);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return counts.entrySet().stream()
                .map(count -> new ErrorCount(count.getKey(), count.getValue()))
                .sorted(Comparator.comparingLong(ErrorCount::count).reversed().thenComparing(ErrorCount::message))
                .limit(MOST)
                .toList();
    }
}
