package syncline.bench;

import java.io.IOException;
import java.sql.SQLException;
import java.util.function.Consumer;
import java.util.function.Function;
import syncline.runner.Storage;

/**
 * Measures a Post-Processing job over invites that nobody has opened before, live, against its floor, and one over the same invites once
 * more.
 *
 * @param links that are opened
 * @param hits of each job
 * @param repeats how often each is measured
 * @param storage makes an empty place for the databases, by a name
 * @param say told each measurement as a line
 */
public record PostProcessingBench(
        int links, int hits, int repeats, Function<String, Storage> storage, Consumer<String> say) {
    /** Runs it all; takes minutes. */
    public FloorFigures run() throws IOException, InterruptedException, SQLException {
        return new AgainstFloor(repeats, storage, say)
                .run(this::live, Floor::ofJobs, "%s; the same invites once more %s");
    }

    private AgainstFloor.Live live(Storage place) throws InterruptedException {
        try (var lab = FreshLab.start(FreshLab.FEW, place);
                var jobs = new MeasuredJobs(lab)) {
            jobs.share(links);
            jobs.open(hits);
            var first = jobs.job(hits);
            jobs.open(hits);
            return new AgainstFloor.Live(first, jobs.job(hits));
        }
    }
}
