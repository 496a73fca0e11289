package syncline.sync.admin;

import akka.NotUsed;
import akka.stream.javadsl.Source;
import akka.util.ByteString;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Executor;
import syncline.sync.ledger.Ledger;
import syncline.sync.ledger.LogCsv;

/** A log as a stream of bytes: the database is read as fast as the reader takes it, however long the log. */
final class CsvStream {
    private CsvStream() {}

    /** Fails when the log cannot be read to its end, so that nobody takes a part of it for the whole. */
    static Source<ByteString, NotUsed> of(Ledger ledger, int sync, boolean errors, Executor blocking) {
        return ByteStream.of(
                out -> {
                    try (Writer writer = new OutputStreamWriter(out, StandardCharsets.UTF_8)) {
                        if (errors) {
                            LogCsv.errors(ledger, sync, writer);
                        } else {
                            LogCsv.success(ledger, sync, writer);
                        }
                    }
                },
                blocking);
    }
}
