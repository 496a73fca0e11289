package syncline.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;
import syncline.runner.Storage;
import syncline.scenario.Population.Size;
import syncline.sync.history.HistoryFile;

/**
 * Measures what recording costs: a first full sync of fresh records, by turns without a history and with one, in one JVM.
 *
 * @param size how many records
 * @param repeats how often each is measured, after one round to warm up
 * @param storage makes an empty place for the databases, by a name
 * @param say told each measurement as a line
 */
public record RecordingBench(Size size, int repeats, Function<String, Storage> storage, Consumer<String> say) {
    /** Medians. */
    public record Figures(Rate without, Rate with) {
        /** What recording takes of the rate, from 0 to 1. */
        public double cost() {
            return 1 - with.perSecond() / without.perSecond();
        }

        /** How much more of the processor a record takes, from 0 to 1. */
        public double cpuCost() {
            return with.cpuMicros() / without.cpuMicros() - 1;
        }
    }

    /** Runs it all; takes minutes. */
    public Figures run() throws IOException, InterruptedException {
        sync(false);
        sync(true);
        var without = new ArrayList<Rate>();
        var with = new ArrayList<Rate>();
        for (int i = 0; i < repeats; i++) {
            boolean recordedFirst = i % 2 == 1;
            for (boolean recorded : List.of(recordedFirst, !recordedFirst)) {
                (recorded ? with : without).add(sync(recorded));
            }
            say.accept("without %s; with %s".formatted(without.getLast(), with.getLast()));
        }
        return new Figures(Rate.median(without), Rate.median(with));
    }

    private Rate sync(boolean recorded) throws IOException, InterruptedException {
        Path folder = Files.createTempDirectory("syncline-bench");
        var place = storage.apply("bench-" + UUID.randomUUID());
        try (var lab = FreshLab.start(size, place);
                var syncs = new MeasuredSyncs(lab)) {
            if (recorded) {
                lab.record(folder.resolve(HistoryFile.NAME), Map.of());
            }
            return syncs.sync("full").rate();
        } finally {
            place.forget();
            Files.deleteIfExists(folder.resolve(HistoryFile.NAME));
            Files.delete(folder);
        }
    }
}
