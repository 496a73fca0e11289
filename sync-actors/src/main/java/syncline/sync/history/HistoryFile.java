package syncline.sync.history;

import akka.Done;
import akka.actor.typed.ActorSystem;
import akka.japi.Pair;
import akka.stream.ActorAttributes;
import akka.stream.OverflowStrategy;
import akka.stream.javadsl.Keep;
import akka.stream.javadsl.Sink;
import akka.stream.javadsl.Source;
import akka.stream.javadsl.SourceQueueWithComplete;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import syncline.lab.UserError;

/**
 * A history in a file: JSON lines, packed with gzip. One thread writes, and callers wait while too much is under way. When the end of a
 * sync is recorded, all before it is in the file; a crash in the middle of a sync may cost its last entries.
 */
public final class HistoryFile implements Recorder {
    /** What it is called in the folder of a run. */
    public static final String NAME = "history.jsonl.gz";

    private static final int WAITING = 32;
    private static final int CALLERS = 256;

    private final HistoryLines lines;
    private final SourceQueueWithComplete<List<HistoryEntry>> queue;
    private final CompletionStage<Done> written;

    private HistoryFile(
            HistoryLines lines, SourceQueueWithComplete<List<HistoryEntry>> queue, CompletionStage<Done> written) {
        this.lines = lines;
        this.queue = queue;
        this.written = written;
    }

    /**
     * Begins a new file.
     *
     * @throws UserError if it is there already or cannot be made
     */
    public static HistoryFile create(Path file, HistoryEntry.Header header, ActorSystem<?> system) {
        try {
            var lines = new HistoryLines(
                    Files.newOutputStream(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE), header);
            Pair<SourceQueueWithComplete<List<HistoryEntry>>, CompletionStage<Done>> running =
                    Source.<List<HistoryEntry>>queue(WAITING, OverflowStrategy.backpressure(), CALLERS)
                            .toMat(Sink.foreach(entries -> write(lines, entries)), Keep.both())
                            .withAttributes(ActorAttributes.dispatcher(
                                    ActorAttributes.IODispatcher().dispatcher()))
                            .run(system);
            return new HistoryFile(lines, running.first(), running.second());
        } catch (IOException e) {
            throw new UserError(
                    "The history of the syncs cannot be written to %s (%s). Choose a folder that is there and yours to write to."
                            .formatted(file, e.getMessage()),
                    e);
        }
    }

    @Override
    public CompletionStage<Done> record(List<HistoryEntry> entries) {
        return queue.offer(entries).thenApply(taken -> {
            if (!taken.isEnqueued()) {
                throw new HistoryUnavailable("The history of the syncs is closed.", null);
            }
            return Done.getInstance();
        });
    }

    private static void write(HistoryLines lines, List<HistoryEntry> entries) {
        try {
            lines.write(entries);
            if (entries.stream().anyMatch(HistoryEntry.SyncEnded.class::isInstance)) {
                lines.flush();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Waits until all that was recorded is in the file.
     *
     * @throws HistoryUnavailable if it is not
     */
    @Override
    public void close() {
        queue.complete();
        try (lines) {
            written.toCompletableFuture().join();
        } catch (CompletionException | IOException e) {
            throw new HistoryUnavailable("The history of the syncs could not be written to its end.", e);
        }
    }
}
