package syncline.runner;

import java.time.Duration;
import syncline.run.RunRecord;
import syncline.run.Standing;
import syncline.run.StepLog.Taking;
import syncline.scenario.Step.Jobs;

/** Takes the steps that run Post-Processing jobs. */
final class PostProcessSteps {
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(200);

    /** While clicks come, a job has something to read only after a while. */
    private static final Duration BETWEEN_JOBS = Duration.ofSeconds(2);

    /** While the CRM is down jobs end at once; this long nothing may move before that is given up. */
    private static final Duration LONGEST_STANDSTILL = Duration.ofMinutes(2);

    private final PostProcessingAdmin admin;
    private final Backlog backlog;
    private final RunRecord record;

    PostProcessSteps(PostProcessingAdmin admin, Backlog backlog, RunRecord record) {
        this.admin = admin;
        this.backlog = backlog;
        this.record = record;
    }

    /** Runs one job, or one after the other until nothing waits; in a few words, how it went. */
    String take(Jobs jobs, Taking taking) {
        backlog.start();
        int first = PostProcessingAdmin.lastEnded(admin.state());
        job(taking);
        long waiting = backlog.look();
        long least = waiting;
        long moved = System.nanoTime();
        while (jobs == Jobs.UNTIL_DRAINED && (backlog.clicksCome() || waiting > 0)) {
            if (System.nanoTime() - moved > LONGEST_STANDSTILL.toNanos()) {
                record.remark("Step %d: %,d clicks still wait, and none were written for %d s."
                        .formatted(taking.number(), waiting, LONGEST_STANDSTILL.toSeconds()));
                break;
            }
            SyncWatch.pause(backlog.clicksCome() ? BETWEEN_JOBS : BETWEEN_LOOKS);
            job(taking);
            waiting = backlog.look();
            if (waiting < least || backlog.clicksCome()) {
                least = waiting;
                moved = System.nanoTime();
            }
        }
        int last = PostProcessingAdmin.lastEnded(admin.state());
        return "%,d %s, %,d clicks wait".formatted(last - first, last - first == 1 ? "job" : "jobs", waiting);
    }

    /** Begins a job and follows it to its end, also through the sync it may have to wait for. */
    private void job(Taking taking) {
        int before = PostProcessingAdmin.lastEnded(admin.state());
        admin.begin();
        for (var state = admin.state(); PostProcessingAdmin.lastEnded(state) <= before; state = admin.state()) {
            long rows = state.path("taken").asLong() - state.path("waiting").asLong();
            taking.line().stands(Standing.of(rows, "rows").withBacklog(backlog.waiting()));
            SyncWatch.pause(BETWEEN_LOOKS);
        }
    }
}
