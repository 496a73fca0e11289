package syncline.bench;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import syncline.runner.Storage;

/**
 * Lets a backlog of hits grow and one Post-Processing job carry it away, and looks at the heap on the way: memory is bounded by pages, not
 * by what waits.
 *
 * @param links that are opened
 * @param hits that wait when the job begins
 * @param storage where the lab keeps its data
 * @param say told each look as a line
 */
public record BacklogBench(int links, int hits, Storage storage, Consumer<String> say) {
    private static final int LOOKS = 10;
    private static final long BETWEEN_LOOKS_NANOS = 50_000_000;
    private static final long MEGABYTE = 1 << 20;
    private static final int MEGABYTES_A_MARK = 8;

    /**
     * The heap in use after a collection.
     *
     * @param waiting hits that were not read yet
     */
    public record Look(long waiting, long megabytes) {
        @Override
        public String toString() {
            return "%,10d hits wait, %5d MB %s"
                    .formatted(waiting, megabytes, "#".repeat((int) (megabytes / MEGABYTES_A_MARK)));
        }
    }

    /** Runs it; 2 million hits take some minutes. The first look is before the first hit, the last one after the last row. */
    public List<Look> run() throws InterruptedException {
        var looks = new ArrayList<Look>();
        try (var lab = FreshLab.start(FreshLab.FEW, storage);
                var jobs = new MeasuredJobs(lab)) {
            jobs.share(links);
            look(0, looks);
            for (int step = 1; step <= LOOKS; step++) {
                jobs.open(hits / LOOKS);
                look((long) step * (hits / LOOKS), looks);
            }
            carryAway(jobs, looks);
        }
        return looks;
    }

    private void carryAway(MeasuredJobs jobs, List<Look> looks) {
        long all = jobs.acknowledged();
        jobs.begin();
        long next = hits / LOOKS;
        JsonNode now = jobs.state();
        while (!now.path("phase").asText().equals("none")) {
            long taken = now.path("taken").asLong();
            if (taken >= next && taken < all) {
                look(all - taken, looks);
                next = taken + hits / LOOKS;
            }
            LockSupport.parkNanos(BETWEEN_LOOKS_NANOS);
            now = jobs.state();
        }
        look(all - now.path("taken").asLong(), looks);
    }

    private void look(long waiting, List<Look> looks) {
        System.gc();
        var runtime = Runtime.getRuntime();
        looks.add(new Look(waiting, (runtime.totalMemory() - runtime.freeMemory()) / MEGABYTE));
        say.accept(looks.getLast().toString());
    }
}
