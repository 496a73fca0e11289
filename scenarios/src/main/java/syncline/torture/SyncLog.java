package syncline.torture;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import syncline.runner.SyncAdmin;

/**
 * The success and the error log of one sync.
 *
 * @param absent those of the succeeded that have no row and need none: the CRM was asked to update one, and refused
 */
record SyncLog(List<String> succeeded, List<String> absent, List<Failed> failed) {
    private static final CSVFormat CSV =
            CSVFormat.RFC4180.builder().setHeader().setSkipHeaderRecord(true).get();

    /**
     * A line of the error log.
     *
     * @param record the record as {@code object/externalId}
     * @param ownFault whether it counts toward the ten failures, and does not come of the configuration or of the record's profile
     * @param sent whether the CRM saw the record
     * @param failures how often it failed in a row, as the log tells
     */
    record Failed(String record, boolean ownFault, boolean sent, int failures, boolean parked) {}

    /** Reads both; {@code folder} takes them for a moment. */
    static SyncLog read(SyncAdmin admin, int sync, Path folder) {
        admin.logs(sync, folder);
        var failed = new ArrayList<Failed>();
        for (CSVRecord line : lines(folder.resolve("sync-%02d-error.csv".formatted(sync)))) {
            boolean sent = !line.get("error_type").equals("parent_profile_failed");
            failed.add(new Failed(
                    record(line),
                    sent && line.get("class").equals("record"),
                    sent,
                    Integer.parseInt(line.get("consecutive_failures")),
                    line.get("parked").equals("yes")));
        }
        var succeeded = lines(folder.resolve("sync-%02d-success.csv".formatted(sync)));
        var absent = succeeded.stream()
                .filter(line -> line.get("vault_id").isEmpty())
                .map(SyncLog::record);
        return new SyncLog(succeeded.stream().map(SyncLog::record).toList(), absent.toList(), failed);
    }

    /** All records that were tried. */
    List<String> records() {
        return Stream.concat(succeeded.stream(), failed.stream().map(Failed::record))
                .toList();
    }

    private static String record(CSVRecord line) {
        return line.get("object") + "/" + line.get("vexternal_id");
    }

    private static List<CSVRecord> lines(Path file) {
        try (var csv = CSVParser.parse(file, UTF_8, CSV)) {
            var lines = csv.getRecords();
            Files.delete(file);
            return lines;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
