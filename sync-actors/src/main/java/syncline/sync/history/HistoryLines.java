package syncline.sync.history;

import com.fasterxml.jackson.databind.SequenceWriter;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;
import syncline.lab.http.Json;

/** The form of a history: JSON lines, packed with gzip. For one thread at a time. */
public final class HistoryLines implements Closeable {
    private static final int BUFFER = 1 << 16;

    private final SequenceWriter lines;

    /** Begins a history with its header; closing it closes the stream. */
    public HistoryLines(OutputStream out, HistoryEntry.Header header) throws IOException {
        var packed = new GZIPOutputStream(out, BUFFER, true) {
            {
                def.setLevel(Deflater.BEST_SPEED);
            }
        };
        lines = Json.MAPPER
                .writerFor(HistoryEntry.class)
                // A flush packs what there is: one after each entry costs more than all else.
                .without(SerializationFeature.FLUSH_AFTER_WRITE_VALUE)
                .withRootValueSeparator("\n")
                .writeValues(new BufferedOutputStream(packed, BUFFER));
        lines.write(header).flush();
    }

    /** Writes entries, in their order. */
    public void write(List<HistoryEntry> entries) throws IOException {
        lines.writeAll(entries);
    }

    /** Passes on all that was written so far. */
    public void flush() throws IOException {
        lines.flush();
    }

    @Override
    public void close() throws IOException {
        lines.close();
    }
}
