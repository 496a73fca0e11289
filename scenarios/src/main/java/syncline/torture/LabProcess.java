package syncline.torture;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import syncline.lab.http.Json;
import syncline.runner.LabCalls.LabFailed;

/** The process of a lab, which can be killed. It ends with its standard input, so it never outlives this JVM. */
public final class LabProcess implements AutoCloseable {
    /** The variable with the password that the integration user has in each of a lab's lives. */
    public static final String PASSWORD = "SYNCLINE_PASSWORD";

    /** What the process runs. */
    private static final String MAIN = "syncline.cli.TortureLab";

    private static final int LAST_LINES = 20;
    private static final Duration LONGEST_START = Duration.ofMinutes(3);
    private static final Duration LONGEST_STOP = Duration.ofMinutes(5);
    private static final String ONE_PASSWORD = UUID.randomUUID().toString();

    private final Process process;
    private final Path log;

    private LabProcess(Process process, Path log) {
        this.process = process;
        this.log = log;
    }

    /** Where the lab's parts listen. */
    record Addresses(URI engage, URI crm, URI admin) {}

    /** The password of integration user and administrator in every lab that this JVM starts. */
    static String password() {
        return ONE_PASSWORD;
    }

    /** Starts a lab on the data of the lives before. */
    static LabProcess start(TortureSettings settings) {
        Path archive = settings.folder().resolve("classes.jsa");
        // Made when the first life ends in order: the lives after it need not parse the classes again.
        boolean archived = archive.toFile().exists();
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx512m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Xlog:disable",
                (archived ? "-XX:SharedArchiveFile=" : "-XX:ArchiveClassesAtExit=") + archive,
                "-cp",
                settings.classPath(),
                MAIN));
        var size = settings.size();
        command.add(settings.database());
        for (long number :
                new long[] {settings.seed(), size.users(), size.accounts(), size.profiles(), size.connections()}) {
            command.add(Long.toString(number));
        }
        Path log = settings.folder().resolve("lab.log");
        var builder = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.appendTo(log.toFile()));
        builder.environment().putAll(settings.environment());
        builder.environment().putAll(Map.of(PASSWORD, ONE_PASSWORD));
        try {
            return new LabProcess(builder.start(), log);
        } catch (IOException e) {
            throw new LabFailed("The lab cannot be started (%s)".formatted(e), e);
        }
    }

    /**
     * Waits until the lab listens.
     *
     * @throws LabFailed if it ends before
     */
    Addresses addresses() {
        var lines = new BufferedReader(new InputStreamReader(process.getInputStream(), UTF_8));
        String line = CompletableFuture.supplyAsync(() -> firstOfJson(lines))
                .completeOnTimeout(null, LONGEST_START.toSeconds(), TimeUnit.SECONDS)
                .join();
        if (line == null) {
            kill();
            throw new LabFailed("The lab did not start: " + lastWords());
        }
        try {
            JsonNode told = Json.MAPPER.readTree(line);
            return new Addresses(uri(told, "engage"), uri(told, "crm"), uri(told, "admin"));
        } catch (JsonProcessingException e) {
            throw new LabFailed("The lab told no addresses but: " + line, e);
        }
    }

    /** The last lines of its log. */
    private String lastWords() {
        try {
            var lines = Files.readAllLines(log);
            return String.join("\n", lines.subList(Math.max(0, lines.size() - LAST_LINES), lines.size()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static @Nullable String firstOfJson(BufferedReader lines) {
        try {
            String line = lines.readLine();
            while (line != null && !line.startsWith("{")) {
                line = lines.readLine();
            }
            return line;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static URI uri(JsonNode told, String part) {
        return URI.create(told.path(part).asText());
    }

    /** Ends the process at once, as SIGKILL does; when this returns it is gone. */
    void kill() {
        process.toHandle().destroyForcibly();
        process.onExit().join();
    }

    /** Lets the lab stop in order. */
    void stop() {
        try {
            process.getOutputStream().close();
            if (!process.waitFor(LONGEST_STOP.toSeconds(), TimeUnit.SECONDS)) {
                throw new LabFailed("The lab does not stop; see " + log);
            }
        } catch (IOException e) {
            throw new LabFailed("The lab cannot be told to stop (%s)".formatted(e), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LabFailed("Interrupted while the lab stops", e);
        }
    }

    @Override
    public void close() {
        kill();
    }
}
