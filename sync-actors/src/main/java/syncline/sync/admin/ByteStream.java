package syncline.sync.admin;

import akka.NotUsed;
import akka.stream.javadsl.Source;
import akka.stream.javadsl.StreamConverters;
import akka.util.ByteString;
import java.io.IOException;
import java.io.OutputStream;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;

/** Something long as a stream of bytes: it is written as fast as the reader takes it, and never as a whole in memory. */
public final class ByteStream {
    private ByteStream() {}

    /** Writes all of it. */
    public interface Writing {
        /** Writes and closes the stream. */
        void to(OutputStream out) throws IOException;
    }

    /** Fails when it cannot be written to its end, so that nobody takes a part for the whole. */
    static Source<ByteString, NotUsed> of(Writing writing, Executor blocking) {
        var end = new CompletableFuture<ByteString>();
        return StreamConverters.asOutputStream()
                .mapMaterializedValue(out -> {
                    blocking.execute(() -> write(writing, out, end));
                    return NotUsed.getInstance();
                })
                .concat(Source.completionStage(end));
    }

    private static void write(Writing writing, OutputStream out, CompletableFuture<ByteString> end) {
        try (out) {
            writing.to(out);
            end.complete(ByteString.emptyByteString());
        } catch (IOException | RuntimeException e) {
            end.completeExceptionally(e);
        }
    }
}
