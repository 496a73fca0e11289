package syncline.report;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import syncline.lab.UserError;
import syncline.lab.http.Json;

/** Reads and writes {@code results.json}. */
public final class ResultsFile {
    public static final String NAME = "results.json";

    private static final ObjectWriter WRITER =
            Json.MAPPER.writer(new DefaultPrettyPrinter().withObjectIndenter(new DefaultIndenter("  ", "\n")));

    private ResultsFile() {}

    /**
     * Writes the file whole or not at all; one that is there is replaced.
     *
     * @throws UserError if it cannot be written
     */
    public static void write(Results results, Path file) {
        try {
            AtomicFile.write(file, bytes(results));
        } catch (IOException e) {
            throw new UserError("Cannot write " + file + ": " + e.getMessage(), e);
        }
    }

    /**
     * Reads a file of {@link Results#SCHEMA}. Fields that are not known here are skipped.
     *
     * @throws UserError if there is no such file, or it is not one of results, or of another schema
     */
    public static Results read(Path file) {
        JsonNode root = parse(file);
        JsonNode schema = root.path("schema");
        if (!schema.isTextual()) {
            throw new UserError(file + " is not a results file of Syncline: it names no \"schema\".");
        }
        if (!schema.textValue().equals(Results.SCHEMA)) {
            throw new UserError(file + " has the schema \"" + schema.textValue() + "\", and this Syncline reads \""
                    + Results.SCHEMA + "\". Read it with the Syncline that wrote it.");
        }
        try {
            return Json.MAPPER.treeToValue(root, Results.class);
        } catch (JsonProcessingException e) {
            throw new UserError(file + " is not a complete results file: " + e.getOriginalMessage(), e);
        }
    }

    private static JsonNode parse(Path file) {
        try {
            return Json.MAPPER.readTree(Files.readAllBytes(file));
        } catch (NoSuchFileException e) {
            throw new UserError("There is no results file " + file + ".", e);
        } catch (JsonProcessingException e) {
            throw new UserError(file + " is not JSON: " + e.getOriginalMessage(), e);
        } catch (IOException e) {
            throw new UserError("Cannot read " + file + ": " + e.getMessage(), e);
        }
    }

    private static byte[] bytes(Results results) {
        try {
            return WRITER.writeValueAsBytes(results);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}
