package syncline.virtual.traffic;

import java.time.Duration;
import java.time.Instant;
import syncline.scenario.Step.Jobs;
import syncline.virtual.Happening;

/** A step of Post-Processing: one job, or one after the other until nothing waits and no clicks come. */
final class Draining implements Happening {
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(200);

    /** While clicks come, a job has something to read only after a while. */
    private static final Duration BETWEEN_JOBS = Duration.ofSeconds(2);

    /** While the CRM is down jobs end at once; this long nothing may move before that is given up. */
    private static final Duration LONGEST_STANDSTILL = Duration.ofMinutes(2);

    private final Surroundings around;
    private final PostProcessing jobs;
    private final Backlog backlog;
    private final Jobs wanted;
    private int before;
    private int least = Integer.MAX_VALUE;
    private Instant moved = Instant.EPOCH;
    private boolean ended;

    Draining(Surroundings around, PostProcessing jobs, Backlog backlog, Jobs wanted) {
        this.around = around;
        this.jobs = jobs;
        this.backlog = backlog;
        this.wanted = wanted;
    }

    @Override
    public void begin() {
        before = jobs.count();
        moved = around.timeline().now();
        backlog.watch();
        job();
    }

    /** Begins a job as soon as no sync runs, and follows it to its end. */
    private void job() {
        if (jobs.mayBegin()) {
            follow(jobs.begin());
        } else {
            around.timeline().after(BETWEEN_LOOKS, this::job);
        }
    }

    private void follow(Job job) {
        if (job.ended()) {
            afterAJob();
        } else {
            around.timeline().after(BETWEEN_LOOKS, () -> follow(job));
        }
    }

    private void afterAJob() {
        int waiting = backlog.look();
        var now = around.timeline().now();
        if (waiting < least || backlog.clicksCome()) {
            least = waiting;
            moved = now;
        }
        boolean goesOn = wanted == Jobs.UNTIL_DRAINED && (backlog.clicksCome() || waiting > 0);
        if (goesOn && Duration.between(moved, now).compareTo(LONGEST_STANDSTILL) <= 0) {
            around.timeline().after(backlog.clicksCome() ? BETWEEN_JOBS : BETWEEN_LOOKS, this::job);
            return;
        }
        if (goesOn) {
            around.remarks()
                    .accept("%,d clicks still wait, and none were written for %d s."
                            .formatted(waiting, LONGEST_STANDSTILL.toSeconds()));
        }
        ended = true;
        backlog.unwatch();
    }

    @Override
    public boolean ended() {
        return ended;
    }

    @Override
    public String words() {
        int ran = jobs.count() - before;
        return "%,d %s, %,d clicks wait".formatted(ran, ran == 1 ? "job" : "jobs", backlog.waiting());
    }
}
