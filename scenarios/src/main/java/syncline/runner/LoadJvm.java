package syncline.runner;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;
import syncline.run.Standing;
import syncline.runner.LabCalls.LabFailed;

/**
 * The JVM of its own in which Gatling makes the load, so that load and lab do not share a heap. There is one at a time; any
 * thread may end it.
 */
final class LoadJvm implements AutoCloseable {
    private static final String OUTPUT = "output.txt";
    /** So long Gatling may take to write what it measured when it is told to stop. */
    private static final Duration LAST_WORDS = Duration.ofSeconds(5);

    private final Path home;
    private @Nullable Process process;
    private boolean closed;
    private volatile @Nullable Standing standing;

    /** @param home where Syncline is, with the load generator that was built there */
    LoadJvm(Path home) {
        this.home = home;
    }

    /**
     * Starts it.
     *
     * @param folder for what it measures and says; made here
     * @param options of the simulation
     * @param password the admin's
     * @throws LabFailed if it cannot be started, or none should be any more
     */
    synchronized void start(Path folder, List<String> options, String password) {
        if (closed) {
            throw new LabFailed("The run has been stopped");
        }
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--add-opens=java.base/java.lang=ALL-UNNAMED",
                "--enable-native-access=ALL-UNNAMED"));
        if (Runtime.version().feature() >= 23) {
            command.add("--sun-misc-unsafe-memory-access=allow");
        }
        command.addAll(List.of("-Xmx512m", "-cp", LoadJars.find(home).classPath(), "syncline.load.LoadMain"));
        command.addAll(options);
        command.addAll(List.of("--out", folder.toAbsolutePath().toString()));
        try {
            Files.createDirectories(folder);
            var builder = new ProcessBuilder(command).redirectErrorStream(true);
            // Others on this machine can read a command line, but not an environment.
            builder.environment().put("SYNCLINE_PASSWORD", password);
            var started = builder.start();
            process = started;
            standing = null;
            Thread.ofPlatform().name("load-output").daemon().start(() -> listen(started, folder.resolve(OUTPUT)));
        } catch (IOException e) {
            throw new LabFailed("The load generator cannot be started (%s)".formatted(e), e);
        }
    }

    /** Keeps what it says in a file, but for what it says once a second of how it stands. */
    private void listen(Process started, Path output) {
        try (var lines = started.inputReader(UTF_8);
                var file = Files.newBufferedWriter(output, UTF_8)) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.startsWith(LoadLine.MARK)) {
                    LoadLine.read(line).ifPresent(read -> standing = read.standing());
                } else {
                    file.write(line);
                    file.newLine();
                    file.flush();
                }
            }
        } catch (IOException e) {
            LoggerFactory.getLogger(LoadJvm.class).debug("No more of the load generator's output", e);
        }
    }

    /** How it said it stands, null before it did. */
    @Nullable
    Standing standing() {
        return standing;
    }

    synchronized boolean isRunning() {
        return process != null && process.isAlive();
    }

    /**
     * What it left, once it has ended.
     *
     * @throws LabFailed if it left nothing
     */
    synchronized LoadReport report(Path folder) {
        Path file = folder.resolve("load.json");
        if (!Files.exists(file)) {
            throw new LabFailed("The load generator measured nothing (exit code %d, see %s)"
                    .formatted(process == null ? 0 : process.exitValue(), folder.resolve(OUTPUT)));
        }
        return LoadReport.read(file);
    }

    /** Ends the one that runs, if any does, and waits for its last words. */
    synchronized void end() {
        var running = process;
        if (running == null) {
            return;
        }
        running.destroy();
        try {
            if (!running.waitFor(LAST_WORDS.toMillis(), TimeUnit.MILLISECONDS)) {
                running.destroyForcibly();
            }
        } catch (InterruptedException e) {
            running.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }

    /** Ends the one that runs, and lets no other start. */
    @Override
    public synchronized void close() {
        closed = true;
        end();
    }
}
