package syncline.bench;

import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;
import syncline.lab.LabClock;
import syncline.run.Progress;
import syncline.runner.Lab;
import syncline.runner.LabSettings;
import syncline.runner.Storage;
import syncline.scenario.Population.Size;

/**
 * Measures a first full sync of fresh records, live, against the floor of plain JDBC, in one JVM: one live sync to warm up, then the
 * floor, then the live sync, each several times over; medians are compared.
 *
 * @param size how many records
 * @param repeats how often each is measured
 * @param storage makes an empty place for the databases, by a name
 * @param say told each measurement as a line
 */
public record SyncBench(Size size, int repeats, Function<String, Storage> storage, Consumer<String> say) {
    private static final long SEED = 42;

    /**
     * Medians of what was measured.
     *
     * @param again a full sync of the same records once more, all of them unchanged
     */
    public record Figures(Rate floor, Rate live, Rate again) {
        /** How much of the floor's rate the live sync reaches. */
        public double ratio() {
            return live.perSecond() / floor.perSecond();
        }
    }

    private record Live(Rate first, Rate again) {}

    /** Runs it all; takes minutes. */
    public Figures run() throws IOException, InterruptedException, SQLException {
        var written = storage.apply(name());
        say.accept(line("warm-up", live(written)));
        var floor = Floor.ofSync(written);
        var floors = new ArrayList<Rate>();
        for (int i = 0; i < repeats; i++) {
            var empty = storage.apply(name());
            floors.add(floor.write(empty.sync(), empty.crm()));
            say.accept("floor   " + floors.getLast());
        }
        var first = new ArrayList<Rate>();
        var again = new ArrayList<Rate>();
        for (int i = 0; i < repeats; i++) {
            var live = live(storage.apply(name()));
            first.add(live.first());
            again.add(live.again());
            say.accept(line("live", live));
        }
        return new Figures(Rate.median(floors), Rate.median(first), Rate.median(again));
    }

    private static String line(String what, Live live) {
        return "%-7s %s; once more over the same %s".formatted(what, live.first(), live.again());
    }

    private Live live(Storage place) throws IOException, InterruptedException {
        var settings = new LabSettings(
                size, SEED, LabSettings.Ports.FREE, UUID.randomUUID().toString(), place, 2);
        try (var lab = Lab.start(settings, LabClock.system(), Progress.SILENT);
                var syncs = new MeasuredSyncs(lab)) {
            return new Live(syncs.sync("full").rate(), syncs.sync("full").rate());
        }
    }

    private static String name() {
        return "bench-" + UUID.randomUUID();
    }
}
