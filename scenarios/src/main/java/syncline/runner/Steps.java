package syncline.runner;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.function.DoubleSupplier;
import java.util.function.Supplier;
import syncline.oracle.SyncSpan;
import syncline.report.RunFolder;
import syncline.report.SyncResult;
import syncline.scenario.Population.Size;
import syncline.scenario.Scenario;
import syncline.scenario.Step;

/** Takes the steps of a scenario, one after the other, through the parts' HTTP APIs. */
final class Steps {
    private static final String SUCCESS = "Completed successfully";
    private static final String WITH_ERRORS = "Completed with errors. Please see Error log for more information";

    private final Scenario scenario;
    private final Size size;
    private final Lab lab;
    private final LabControls controls;
    private final SyncAdmin admin;
    private final SyncWatch watch;
    private final LoadSteps loads;
    private final FaultPlan faults;
    private final RunRecord record;
    private final Progress progress;
    private final DoubleSupplier seconds;
    private int syncs;

    /** @param load where load is made from; ended by whoever gives it */
    Steps(
            Scenario scenario,
            Lab lab,
            LabCalls calls,
            LoadJvm load,
            RunRecord record,
            Sampler sampler,
            Progress progress,
            DoubleSupplier seconds,
            Supplier<RunFolder> folder) {
        this.scenario = scenario;
        this.size = scenario.population().size();
        this.lab = lab;
        this.controls = new LabControls(calls, lab.engage(), lab.crm(), Lab.VAULT);
        this.admin = new SyncAdmin(calls, lab.admin());
        this.watch = new SyncWatch(
                admin, record, sampler, progress, seconds, () -> folder.get().path());
        this.loads = new LoadSteps(scenario, lab, load, admin, watch, record, folder);
        this.faults = new FaultPlan(scenario.faults());
        this.record = record;
        this.progress = progress;
        this.seconds = seconds;
    }

    /** All steps, and then the comparison. */
    void run() {
        controls.set(faults.between());
        for (var step : scenario.flatSteps()) {
            take(step);
        }
        progress.begins("compare Engage and CRM", 0);
        var found = controls.compare(
                record.syncs().stream().map(Steps::span).toList(),
                scenario.population().from() != null);
        record.end(found, admin.open().retries(controls.refused()));
        progress.ends("%,d compared, %,d differing".formatted(found.compared(), found.differing()));
    }

    private void take(Step step) {
        double start = seconds.getAsDouble();
        String name = StepNames.of(step, size);
        progress.begins(name, readsEverything(step) ? (long) size.profiles() + size.connections() : 0);
        String outcome = switch (step) {
            case Step.Sync sync -> sync(sync.sync());
            case Step.Wait wait -> waited(wait.time());
            case Step.Change change -> changed(change.change());
            case Step.Load load -> loaded(load.load());
            case Step.Repeat repeat -> throw new IllegalStateException("Unrolled before: " + repeat);
        };
        progress.ends(outcome);
        record.step(new syncline.report.Step(record.stepsDone() + 1, name, start, seconds.getAsDouble() - start));
    }

    private boolean readsEverything(Step step) {
        return step.begins()
                .map(type -> type == Step.SyncType.FULL || syncs == 0)
                .orElse(false);
    }

    private String waited(Duration time) {
        lab.clock().advance(time);
        return "it is " + lab.clock().instant();
    }

    private String changed(Step.Changes changes) {
        JsonNode made = controls.change(changes, size, scenario.seed() * 31 + record.stepsDone());
        return "made " + made;
    }

    private String loaded(Step.Traffic traffic) {
        syncs++;
        controls.set(faults.during(syncs, Step.SyncType.FULL));
        try {
            return loads.take(traffic);
        } finally {
            controls.set(faults.between());
        }
    }

    private String sync(Step.SyncType type) {
        syncs++;
        controls.set(faults.during(syncs, type));
        try {
            var begun = admin.begin(type);
            if (begun.refusal() != null) {
                record.remark("Step %d began no sync: %s".formatted(record.stepsDone() + 1, begun.refusal()));
                return "refused: " + begun.refusal();
            }
            return watch.follow(begun.number());
        } finally {
            controls.set(faults.between());
        }
    }

    private static SyncSpan span(SyncResult sync) {
        String message = String.valueOf(sync.message());
        return new SyncSpan(
                sync.number(),
                Objects.requireNonNull(sync.startedAt()),
                sync.finishedAt(),
                List.of(SUCCESS, WITH_ERRORS).contains(message),
                message.equals(SUCCESS) && sync.held() + sync.parked() == 0);
    }
}
