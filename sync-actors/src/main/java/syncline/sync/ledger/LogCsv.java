package syncline.sync.ledger;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.jspecify.annotations.Nullable;

/** The logs of a sync as CSV, one line per record tried (F18, F19). */
public final class LogCsv {
    private static final CSVFormat SUCCESS = CSVFormat.RFC4180
            .builder()
            .setHeader("object", "vexternal_id", "vault_id", "operation", "time", "warning")
            .get();
    private static final CSVFormat ERROR = CSVFormat.RFC4180
            .builder()
            .setHeader(
                    "object",
                    "vexternal_id",
                    "operation",
                    "error_type",
                    "message",
                    "class",
                    "consecutive_failures",
                    "parked",
                    "time")
            .get();

    private LogCsv() {}

    /** Writes the success log of a sync, streamed. */
    public static void success(Ledger ledger, int sync, Writer out) throws IOException {
        try (var csv = new CSVPrinter(out, SUCCESS)) {
            ledger.log(
                    sync,
                    false,
                    e -> print(
                            csv,
                            e.object().apiName(),
                            e.externalId(),
                            e.crmId(),
                            e.operation().logName(),
                            e.at(),
                            e.warning()));
        }
    }

    /** Writes the error log of a sync, streamed. */
    public static void errors(Ledger ledger, int sync, Writer out) throws IOException {
        try (var csv = new CSVPrinter(out, ERROR)) {
            ledger.log(sync, true, e -> {
                var error = e.error();
                if (error != null) {
                    print(
                            csv,
                            e.object().apiName(),
                            e.externalId(),
                            e.operation().logName(),
                            error.type(),
                            error.message(),
                            error.failureClass().logName(),
                            e.failures(),
                            e.parked() ? "yes" : "no",
                            e.at());
                }
            });
        }
    }

    private static void print(CSVPrinter csv, @Nullable Object... values) {
        try {
            csv.printRecord(values);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
