package syncline.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.function.Consumer;
import java.util.zip.GZIPInputStream;
import syncline.lab.http.Json;
import syncline.sync.replay.ReplayedFile;

/**
 * Measures the replay of a history against a bare parse of the same file, by turns: each line unpacked and read into a tree by the same JSON
 * library, and forgotten.
 *
 * @param repeats how often each is measured, after one round to warm up
 * @param say told each measurement as a line
 */
public record ReplayBench(Path history, int repeats, Consumer<String> say) {
    private static final int BUFFER = 1 << 16;

    /** Medians, in entries. */
    public record Figures(Rate parse, Rate replay) {}

    /** Runs it all. */
    public Figures run() throws IOException {
        parse();
        replay();
        var parses = new ArrayList<Rate>();
        var replays = new ArrayList<Rate>();
        for (int i = 0; i < repeats; i++) {
            parses.add(parse());
            replays.add(replay());
            say.accept("parse %s, replay %s".formatted(parses.getLast(), replays.getLast()));
        }
        return new Figures(Rate.median(parses), Rate.median(replays));
    }

    private Rate parse() throws IOException {
        var watch = Rate.start();
        long entries = 0;
        try (var lines = new BufferedReader(new InputStreamReader(
                new GZIPInputStream(Files.newInputStream(history), BUFFER), StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                entries += Json.MAPPER.readTree(line).size() > 0 ? 1 : 0;
            }
        }
        return watch.stop(entries);
    }

    private Rate replay() {
        var watch = Rate.start();
        return watch.stop(ReplayedFile.of(history, entry -> false).entries());
    }
}
