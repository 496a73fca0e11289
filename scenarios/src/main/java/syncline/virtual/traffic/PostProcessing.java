package syncline.virtual.traffic;

import org.jspecify.annotations.Nullable;

/** The Post-Processing jobs of a run, which never run beside a sync or each other (A15, A21). */
final class PostProcessing {
    private final Surroundings around;
    private final HitLog log;
    private final ActivityRows rows;
    private final Backlog backlog;
    private int jobs;
    private @Nullable Job last;

    PostProcessing(Surroundings around, HitLog log, ActivityRows rows, Backlog backlog) {
        this.around = around;
        this.log = log;
        this.rows = rows;
        this.backlog = backlog;
    }

    /** Whether a job runs, which keeps syncs from beginning. */
    boolean running() {
        return last != null && !last.ended();
    }

    /** Whether one may begin now. */
    boolean mayBegin() {
        return !running() && !around.syncs().running();
    }

    /** How many there have been. */
    int count() {
        return jobs;
    }

    /** Begins one, which may begin. */
    Job begin() {
        var job = new Job(++jobs, around, log, rows, backlog);
        last = job;
        job.begin();
        return job;
    }
}
