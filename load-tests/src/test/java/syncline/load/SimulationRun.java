package syncline.load;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.HdrHistogram.Histogram;

/** A simulation started as a scenario does it: in a JVM of its own. */
record SimulationRun(String simulation, Path out) {
    static final int FINISHED = 0;
    static final int NOT_FINISHED = 1;
    static final int USAGE = 2;

    private static final Path CLASSES = Path.of(URI.create(
            LoadMain.class.getProtectionDomain().getCodeSource().getLocation().toString()));

    Process start(URI lab, String... more) throws IOException {
        var options = new ArrayList<>(List.of("--engage", lab.toString(), "--admin", lab + "/", "--crm", lab + "/"));
        options.addAll(List.of(more));
        return startWith(StubLab.PASSWORD, options);
    }

    Process startWith(String password, List<String> options) throws IOException {
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--add-opens=java.base/java.lang=ALL-UNNAMED",
                "-XX:+IgnoreUnrecognizedVMOptions",
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                CLASSES + File.pathSeparator + CLASSES.resolveSibling("lib/*"),
                LoadMain.class.getName(),
                "--simulation",
                simulation,
                "--out",
                out.toString()));
        command.addAll(options);
        var builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(out.resolve("output.txt").toFile());
        builder.environment().put("SYNCLINE_PASSWORD", password);
        return builder.start();
    }

    /** Runs it to its end, and gives its exit code. */
    int run(URI lab, String... more) throws IOException, InterruptedException {
        return end(start(lab, more));
    }

    static int end(Process process) throws InterruptedException {
        try {
            assertThat(process.waitFor(60, TimeUnit.SECONDS)).as("ends in time").isTrue();
            return process.exitValue();
        } finally {
            process.destroyForcibly();
        }
    }

    JsonNode load() throws IOException {
        return new ObjectMapper().readTree(out.resolve("load.json").toFile());
    }

    JsonNode series(String name) throws IOException {
        for (JsonNode series : load().get("series")) {
            if (series.get("name").textValue().equals(name)) {
                return series;
            }
        }
        throw new AssertionError("No series " + name + " in " + load());
    }

    static Histogram histogram(JsonNode base64) throws Exception {
        var bytes = ByteBuffer.wrap(Base64.getDecoder().decode(base64.textValue()));
        return Histogram.decodeFromCompressedByteBuffer(bytes, 0);
    }

    /** All it printed. */
    String output() {
        try {
            return Files.readString(out.resolve("output.txt"));
        } catch (IOException e) {
            return e.toString();
        }
    }
}
