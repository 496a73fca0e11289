package syncline.sync.admin;

import akka.NotUsed;
import akka.stream.javadsl.Source;
import akka.stream.javadsl.StreamConverters;
import akka.util.ByteString;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Executor;
import syncline.sync.ledger.Ledger;
import syncline.sync.ledger.LogCsv;

/** A log as a stream of bytes: the database is read as fast as the reader takes it, however long the log. */
final class CsvStream {
    private CsvStream() {}

    static Source<ByteString, NotUsed> of(Ledger ledger, int sync, boolean errors, Executor blocking) {
        return StreamConverters.asOutputStream().mapMaterializedValue(out -> {
            blocking.execute(() -> {
                try (Writer writer = new OutputStreamWriter(out, StandardCharsets.UTF_8)) {
                    if (errors) {
                        LogCsv.errors(ledger, sync, writer);
                    } else {
                        LogCsv.success(ledger, sync, writer);
                    }
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
            return NotUsed.getInstance();
        });
    }
}
