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
 * Measures Post-Processing jobs, live, against the floor of plain JDBC, in one JVM: one lab to warm up, then the floor, then new labs,
 * each several times over; medians are compared.
 *
 * @param links that are opened
 * @param hits of each job
 * @param repeats how often each is measured
 * @param storage makes an empty place for the databases, by a name
 * @param say told each measurement as a line
 */
public record PostProcessingBench(
        int links, int hits, int repeats, Function<String, Storage> storage, Consumer<String> say) {
    private static final long SEED = 42;
    private static final Size PEOPLE = new Size(100, 100, 100, 100);

    /**
     * Medians of what was measured.
     *
     * @param first a job whose invites nobody has opened before
     * @param again a job over the same invites once more
     */
    public record Figures(Rate floor, Rate first, Rate again) {
        /** How much of the floor's rate a job reaches. */
        public double ratio() {
            return again.perSecond() / floor.perSecond();
        }
    }

    private record Live(Rate first, Rate again) {}

    /** Runs it all; takes minutes. */
    public Figures run() throws IOException, InterruptedException, SQLException {
        var written = storage.apply(name());
        say.accept(line("warm-up", live(written)));
        var floor = Floor.ofJobs(written);
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
        return "%-7s %s; the same invites once more %s".formatted(what, live.first(), live.again());
    }

    private Live live(Storage place) throws InterruptedException {
        var settings = new LabSettings(
                PEOPLE, SEED, LabSettings.Ports.FREE, UUID.randomUUID().toString(), place, 2);
        try (var lab = Lab.start(settings, LabClock.system(), Progress.SILENT);
                var jobs = new MeasuredJobs(lab)) {
            jobs.share(links);
            jobs.open(hits);
            var first = jobs.job(hits);
            jobs.open(hits);
            return new Live(first, jobs.job(hits));
        }
    }

    private static String name() {
        return "bench-" + UUID.randomUUID();
    }
}
