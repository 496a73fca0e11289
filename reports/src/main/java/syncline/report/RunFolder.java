package syncline.report;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import syncline.lab.UserError;

/**
 * The folder of one run, {@code runs/<yyyyMMdd-HHmmss>-<scenario>[-n]}, in UTC.
 *
 * @param path exists
 */
public record RunFolder(Path path) {
    /** Beside the run folders: a symbolic link to the newest, or a text file with its name where there are no links. */
    public static final String LATEST = "latest";

    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss").withZone(ZoneOffset.UTC);
    private static final int MAX_NAME = 80;
    private static final int MAX_TRIES = 1000;

    /**
     * Makes a new folder for a run that starts now. Runs that start in the same second get a number.
     *
     * @param runs the folder of all runs, made when it is not there
     * @param startedAt wall time
     * @throws UserError if the folder cannot be made
     */
    public static RunFolder create(Path runs, String scenario, Instant startedAt) {
        String name = STAMP.format(startedAt) + "-" + fileName(scenario);
        try {
            Files.createDirectories(runs);
            for (int n = 1; n <= MAX_TRIES; n++) {
                Path path = runs.resolve(n == 1 ? name : name + "-" + n);
                if (isMade(path)) {
                    return new RunFolder(path);
                }
            }
        } catch (IOException e) {
            throw new UserError("Cannot make a run folder in " + runs + ": " + e, e);
        }
        throw new UserError("There are already " + MAX_TRIES + " runs named " + name + " in " + runs + ".");
    }

    /** The run's id. */
    public String id() {
        return String.valueOf(path.getFileName());
    }

    public Path results() {
        return path.resolve(ResultsFile.NAME);
    }

    /** What becomes known of the run while it goes on. */
    public Path log() {
        return path.resolve(ResultsLogFile.NAME);
    }

    public Path report() {
        return path.resolve("report.html");
    }

    /**
     * Writes {@code results.json}, then lets {@code latest} point here.
     *
     * @throws UserError if one of them cannot be written
     */
    public void write(Results results) {
        ResultsFile.write(results, results());
        Path latest = path.resolveSibling(LATEST);
        try {
            pointTo(latest);
        } catch (IOException e) {
            throw new UserError("Cannot let " + latest + " point to the newest run: " + e, e);
        }
    }

    /**
     * What the folder tells of its run: {@code results.json}, or when that is missing, not whole or older, the log.
     *
     * @throws UserError if neither can be read
     */
    public Results read() {
        if (!Files.exists(log())) {
            if (!Files.exists(results())) {
                throw new UserError(path + " is not the folder of a run: it has neither " + ResultsFile.NAME + " nor "
                        + ResultsLogFile.NAME + ".");
            }
            return ResultsFile.read(results());
        }
        try {
            return isOlderThanLog(results()) ? ResultsLogFile.read(log()) : ResultsFile.read(results());
        } catch (UserError e) {
            return ResultsLogFile.read(log());
        }
    }

    private boolean isOlderThanLog(Path file) {
        try {
            return Files.getLastModifiedTime(file).compareTo(Files.getLastModifiedTime(log())) < 0;
        } catch (IOException e) {
            return true;
        }
    }

    private void pointTo(Path latest) throws IOException {
        if (Files.isDirectory(latest, LinkOption.NOFOLLOW_LINKS)) {
            throw new UserError(latest + " is a folder, and should be a link to the newest run. Move it away.");
        }
        Path beside = AtomicFile.beside(latest);
        try {
            Files.deleteIfExists(beside);
            Files.createSymbolicLink(beside, path.getFileName());
            AtomicFile.replace(beside, latest);
        } catch (UnsupportedOperationException | FileSystemException e) {
            AtomicFile.write(latest, (id() + "\n").getBytes(UTF_8));
        } finally {
            Files.deleteIfExists(beside);
        }
    }

    /** False when somebody else has it. */
    private static boolean isMade(Path folder) throws IOException {
        try {
            Files.createDirectory(folder);
            return true;
        } catch (FileAlreadyExistsException e) {
            return false;
        }
    }

    private static String fileName(String scenario) {
        String safe = scenario.replaceAll("[^A-Za-z0-9._-]+", "-").replaceAll("^[.-]+", "");
        String name = safe.isEmpty() ? "run" : safe;
        return name.substring(0, Math.min(MAX_NAME, name.length()));
    }
}
