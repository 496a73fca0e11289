package syncline.sync.admin;

import akka.NotUsed;
import akka.stream.javadsl.Source;
import akka.stream.javadsl.StreamConverters;
import akka.util.ByteString;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Something long as a stream of bytes: it is written as fast as the reader takes it, and never as a whole in memory. */
public final class ByteStream {
    private static final Logger LOG = LoggerFactory.getLogger(ByteStream.class);
    /** Akka's own five seconds would cut off whoever reads slowly; who reads nothing for a minute is hung up on by the HTTP server. */
    private static final Duration READER_MAY_TAKE = Duration.ofSeconds(60);

    private ByteStream() {}

    /** Writes all of it. */
    public interface Writing {
        /** Writes; closing the stream or leaving it open is the same. */
        void to(OutputStream out) throws IOException;
    }

    /** Fails when it cannot be written to its end, so that nobody takes a part for the whole. */
    static Source<ByteString, NotUsed> of(Writing writing, Executor blocking) {
        var end = new CompletableFuture<ByteString>();
        return StreamConverters.asOutputStream(READER_MAY_TAKE)
                .mapMaterializedValue(out -> {
                    blocking.execute(() -> write(writing, out, end));
                    return NotUsed.getInstance();
                })
                .concat(Source.completionStage(end));
    }

    private static void write(Writing writing, OutputStream out, CompletableFuture<ByteString> end) {
        try {
            try (out) {
                writing.to(new StaysOpen(out));
            }
            end.complete(ByteString.emptyByteString());
        } catch (IOException | RuntimeException e) {
            LOG.warn("A download broke off.", e);
            end.completeExceptionally(e);
        }
    }

    /** Writers close what they write to, and the stream of a response takes it ill to be closed twice. */
    private static final class StaysOpen extends FilterOutputStream {
        StaysOpen(OutputStream out) {
            super(out);
        }

        @Override
        public void write(byte[] bytes, int from, int length) throws IOException {
            out.write(bytes, from, length);
        }

        @Override
        public void close() {}
    }
}
