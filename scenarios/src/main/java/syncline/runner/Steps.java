package syncline.runner;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.function.DoubleSupplier;
import java.util.function.Supplier;
import syncline.oracle.SyncSpan;
import syncline.report.RunFolder;
import syncline.report.SyncResult;
import syncline.scenario.Fault;
import syncline.scenario.Population.Size;
import syncline.scenario.Scenario;
import syncline.scenario.Step;

/** Takes the steps of a scenario, one after the other, through the parts' HTTP APIs. */
final class Steps implements AutoCloseable {
    private static final String SUCCESS = "Completed successfully";
    private static final String WITH_ERRORS = "Completed with errors. Please see Error log for more information";

    private final Scenario scenario;
    private final Size size;
    private final Lab lab;
    private final LabControls controls;
    private final Comparison comparison;
    private final Rights rights;
    private final SyncAdmin admin;
    private final SyncWatch watch;
    private final SyncFaults faults;
    private final LoadSteps loads;
    private final ScheduleSteps schedules;
    private final DeviceSteps devices;
    private final RunRecord record;
    private final StepLog log;

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
        this.comparison = new Comparison(calls, lab.engage(), lab.crm(), Lab.VAULT);
        this.rights = new Rights(calls, lab.crm(), lab.clock());
        this.admin = new SyncAdmin(calls, lab.admin());
        this.watch = new SyncWatch(
                admin, record, sampler, progress, seconds, () -> folder.get().path());
        this.faults = new SyncFaults(new FaultPlan(scenario.faults()), controls, admin);
        this.loads = new LoadSteps(scenario, lab, load, admin, watch, record, folder);
        this.record = record;
        this.log = new StepLog(progress, record, seconds);
        this.schedules = new ScheduleSteps(lab.clock(), new SchedulerAdmin(calls, lab.admin()), faults, watch, log);
        var deviceCalls = new DeviceCalls(lab.crm());
        this.devices = new DeviceSteps(
                deviceCalls, () -> deviceCalls.signIn(Lab.ADMIN, lab.password()), controls::endUsers, record, seconds);
    }

    /** @throws syncline.scenario.InvalidScenario if the scenario names a right that the CRM does not know */
    void rehearse() {
        rights.rehearse(scenario);
    }

    /** All steps, and then the comparison. */
    void run() {
        faults.between();
        scenario.flatSteps().forEach(this::take);
        log.progress().begins("compare Engage and CRM", 0);
        var open = admin.open();
        var found = comparison.of(
                record.syncs().stream().map(Steps::span).toList(),
                scenario.population().from() != null,
                open.all(),
                rightsSince());
        record.end(found, open.retries(controls.refused()));
        log.progress().ends("%,d compared, %,d differing".formatted(found.compared(), found.differing()));
    }

    /** A fault that looks like a missing right is one for good. */
    private Instant rightsSince() {
        boolean faulty = scenario.faults().stream()
                .anyMatch(fault ->
                        fault instanceof Fault.Writes writes && writes.answer() == Fault.Refusal.INSUFFICIENT_ACCESS);
        return faulty ? Instant.MAX : rights.wholeSince();
    }

    private void take(Step step) {
        if (step instanceof Step.Schedule schedule) {
            schedules.take(schedule, this::take);
            return;
        }
        log.take(StepNames.of(step, size), expected(step), () -> switch (step) {
            case Step.Sync sync -> faults.during(sync.sync(), () -> sync(sync.sync()));
            case Step.Wait wait -> waited(wait.time());
            case Step.Change change -> controls.change(change.change(), size, seed());
            case Step.Revoke revoke -> rights.revoke(revoke);
            case Step.Grant grant -> rights.grant(grant);
            case Step.Devices sync -> devices.take(sync.devices());
            case Step.Load load -> faults.during(Step.SyncType.FULL, () -> loads.take(load.load()));
            case Step.Schedule schedule -> throw new IllegalStateException("Taken before: " + schedule);
            case Step.Repeat repeat -> throw new IllegalStateException("Unrolled before: " + repeat);
        });
    }

    /** Every step changes others, and the same ones in each run. */
    private long seed() {
        return scenario.seed() * 31 + record.stepsDone();
    }

    private long expected(Step step) {
        boolean everything = step.begins()
                .map(type -> type == Step.SyncType.FULL || record.syncs().isEmpty())
                .orElse(false);
        return everything ? (long) size.profiles() + size.connections() : 0;
    }

    private String waited(Duration time) {
        lab.clock().advance(time);
        return "it is " + lab.clock().instant();
    }

    private String sync(Step.SyncType type) {
        var begun = admin.begin(type);
        if (begun.refusal() != null) {
            record.remark("Step %d began no sync: %s".formatted(record.stepsDone() + 1, begun.refusal()));
            return "refused: " + begun.refusal();
        }
        return watch.follow(begun.number());
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

    @Override
    public void close() {
        devices.close();
    }
}
