package syncline.sync.history;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectReader;
import java.io.BufferedReader;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import org.jspecify.annotations.Nullable;
import syncline.lab.UserError;
import syncline.lab.http.Json;

/** Reads a history entry by entry. A file that was cut off, as by a crash, is read up to its last whole line. */
public final class HistoryReader implements AutoCloseable {
    private static final int BUFFER = 1 << 16;
    private static final ObjectReader ENTRIES = Json.MAPPER.readerFor(HistoryEntry.class);

    private final Path file;
    private final TornInput input;
    private final BufferedReader lines;
    private final HistoryEntry.Header header;
    private long line;
    private boolean lastLineTorn;

    private HistoryReader(Path file, TornInput input) {
        this.file = file;
        this.input = input;
        this.lines = new BufferedReader(new InputStreamReader(input, StandardCharsets.UTF_8));
        this.header = header(next());
    }

    /**
     * Opens a history and reads its header.
     *
     * @throws UserError if there is no such file, or it is no history that can be read here
     */
    public static HistoryReader open(Path file) {
        try {
            return new HistoryReader(file, new TornInput(new GZIPInputStream(Files.newInputStream(file), BUFFER)));
        } catch (NoSuchFileException e) {
            throw new UserError("There is no history " + file + ".", e);
        } catch (ZipException | EOFException e) {
            throw new UserError(file + " is no history: it is not packed with gzip.", e);
        } catch (IOException e) {
            throw new UserError("Cannot read " + file + ": " + e.getMessage(), e);
        }
    }

    private HistoryEntry.Header header(@Nullable HistoryEntry first) {
        if (first instanceof HistoryEntry.Header found && found.schema().equals(HistoryEntry.SCHEMA)) {
            return found;
        }
        if (first instanceof HistoryEntry.Header other) {
            throw new UserError(
                    "%s is a history of the schema \"%s\", and this Syncline reads \"%s\". Read it with the Syncline that wrote it."
                            .formatted(file, other.schema(), HistoryEntry.SCHEMA));
        }
        throw new UserError(
                file + (torn() ? " was cut off before its first entry." : " is no history: it has no header."));
    }

    /** What recorded the history. */
    public HistoryEntry.Header header() {
        return header;
    }

    /** The line of the entry that was read last, from 1. */
    public long line() {
        return line;
    }

    /** Whether the file turned out to end in the middle of an entry. */
    public boolean torn() {
        return lastLineTorn || input.torn();
    }

    /**
     * The next entry, null after the last whole one.
     *
     * @throws UserError if a line is no entry of a history
     */
    public @Nullable HistoryEntry next() {
        String text = nextLine();
        if (text == null) {
            return null;
        }
        line++;
        try {
            return ENTRIES.readValue(text);
        } catch (JsonProcessingException e) {
            if (nextLine() == null) {
                lastLineTorn = true;
                return null;
            }
            throw new UserError(
                    "%s, line %d is no entry of a history: %s".formatted(file, line, e.getOriginalMessage()), e);
        }
    }

    private @Nullable String nextLine() {
        try {
            return lines.readLine();
        } catch (IOException e) {
            throw new UserError("%s cannot be read behind line %d: %s".formatted(file, line, e.getMessage()), e);
        }
    }

    @Override
    public void close() {
        try {
            lines.close();
        } catch (IOException e) {
            throw new UserError("Cannot read " + file + ": " + e.getMessage(), e);
        }
    }
}
