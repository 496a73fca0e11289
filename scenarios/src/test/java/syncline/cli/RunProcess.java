package syncline.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A command in a process of its own, so that it can be ended from outside. */
final class RunProcess implements AutoCloseable {
    private final Process process;
    private final BufferedReader lines;

    private RunProcess(Process process) {
        this.process = process;
        this.lines = new BufferedReader(new InputStreamReader(process.getInputStream(), UTF_8));
    }

    /** A first sync of many profiles. */
    static RunProcess start(Path runs) throws IOException {
        return start("run", "first-sync", "--set", "population.profiles=100000", "--out", runs.toString());
    }

    /** Any command line. */
    static RunProcess start(String... command) throws IOException {
        String path = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        var words = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Dsyncline.home=" + Path.of("..").toAbsolutePath().normalize(),
                "-cp",
                path,
                "syncline.cli.Main"));
        words.addAll(List.of(command));
        return new RunProcess(
                new ProcessBuilder(words).redirectErrorStream(true).start());
    }

    void interrupt() throws IOException, InterruptedException {
        var kill = new ProcessBuilder("kill", "-INT", String.valueOf(process.pid())).start();
        if (kill.waitFor() != 0) {
            throw new AssertionError("The run could not be interrupted");
        }
    }

    /** SIGKILL: nothing of the process runs any more. */
    void kill() {
        process.destroyForcibly();
    }

    /** Reads lines up to one with that part. */
    void readUntil(String part) throws IOException {
        var all = new StringBuilder();
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            all.append(line).append('\n');
            if (line.contains(part)) {
                return;
            }
        }
        throw new AssertionError("No line with '" + part + "' in:\n" + all);
    }

    /** Waits for the end; the exit code. */
    int exitCode() throws InterruptedException {
        if (!process.waitFor(60, TimeUnit.SECONDS)) {
            throw new AssertionError("The run did not end");
        }
        return process.exitValue();
    }

    @Override
    public void close() throws IOException {
        process.destroyForcibly();
        lines.close();
    }
}
