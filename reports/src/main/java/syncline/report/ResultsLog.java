package syncline.report;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.function.DoubleSupplier;
import org.jspecify.annotations.Nullable;
import syncline.lab.UserError;
import syncline.lab.http.Json;

/**
 * Writes {@code results.jsonl}: what becomes known of a run, one line each, while it goes on. A line is with the operating
 * system when {@link #write} returns, so that it outlives the process. {@link ResultsLogFile} reads it. For use by one thread
 * at a time.
 */
public final class ResultsLog implements AutoCloseable {
    private final Path file;
    private final OutputStream out;
    private final DoubleSupplier seconds;

    /**
     * One line.
     *
     * @param t seconds of wall time since the run began
     * @param event null when it is of a kind that is not known here
     */
    record Line(
            double t,

            @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind", defaultImpl = Void.class) @Nullable
            RunEvent event) {}

    /** The first line. */
    record Head(String schema) {}

    private ResultsLog(Path file, OutputStream out, DoubleSupplier seconds) {
        this.file = file;
        this.out = out;
        this.seconds = seconds;
    }

    /**
     * Begins a new file.
     *
     * @param seconds wall time since the run began
     * @throws UserError if there is such a file, or it cannot be written
     */
    public static ResultsLog create(Path file, DoubleSupplier seconds) {
        try {
            var out = Files.newOutputStream(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.APPEND);
            var log = new ResultsLog(file, out, seconds);
            log.line(new Head(ResultsLogFile.SCHEMA));
            return log;
        } catch (IOException e) {
            throw new UserError("Cannot write " + file + ": " + e, e);
        }
    }

    /**
     * Writes a line.
     *
     * @throws UserError if it cannot be written
     */
    public void write(RunEvent event) {
        line(new Line(Math.round(1000 * seconds.getAsDouble()) / 1000.0, event));
    }

    private void line(Object content) {
        try {
            out.write((Json.MAPPER.writeValueAsString(content) + "\n").getBytes(UTF_8));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        } catch (IOException e) {
            throw new UserError("Cannot write " + file + ": " + e.getMessage(), e);
        }
    }

    /**
     * Ends the file.
     *
     * @throws UserError if the file system refuses
     */
    @Override
    public void close() {
        try {
            out.close();
        } catch (IOException e) {
            throw new UserError("Cannot close " + file + ": " + e.getMessage(), e);
        }
    }
}
