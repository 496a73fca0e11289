package syncline.runner;

import java.time.Duration;
import java.time.Instant;
import java.util.function.DoubleSupplier;
import java.util.function.Supplier;
import syncline.report.Clicks;
import syncline.report.RunFolder;
import syncline.run.FaultPlan;
import syncline.run.Progress;
import syncline.run.Rights;
import syncline.run.RunRecord;
import syncline.run.ScheduleSteps;
import syncline.run.StepLog;
import syncline.run.StepNames;
import syncline.run.SyncWords;
import syncline.scenario.Population.Size;
import syncline.scenario.Scenario;
import syncline.scenario.Step;
import syncline.scenario.When.Going;

/** Takes the steps of a scenario, one after the other, through the parts' HTTP APIs. */
final class Steps implements AutoCloseable {
    /** So many accounts are enough to share links for. */
    private static final int MOST_ACCOUNTS = 10_000;

    private final Scenario scenario;
    private final Size size;
    private final Lab lab;
    private final LabControls controls;
    private final Comparison comparison;
    private final Rights rights;
    private final SyncAdmin admin;
    private final SyncWatch watch;
    private final FaultSwitch faults;
    private final Backlog backlog;
    private final ClickComparison clicks;
    private final InviteSteps invites;
    private final PostProcessSteps jobs;
    private final Together together;
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
        this.rights = new Rights(new LabPermissions(calls, lab.crm()), lab.clock());
        this.admin = new SyncAdmin(calls, lab.admin());
        this.watch = new SyncWatch(
                admin, record, sampler, seconds, () -> folder.get().path());
        this.faults = new FaultSwitch(new FaultPlan(scenario.faults()), controls, admin, lab.clock(), record, seconds);
        var postProcessing = new PostProcessingAdmin(calls, lab.engage(), lab.admin());
        this.backlog = new Backlog(postProcessing, record, seconds, lab.clock());
        this.clicks = new ClickComparison(calls, lab.engage(), lab.crm());
        this.invites = new InviteSteps(
                calls, lab.engage(), lab.admin(), controls::endUsers, () -> controls.accounts(MOST_ACCOUNTS), record);
        this.jobs = new PostProcessSteps(postProcessing, backlog, record);
        this.loads = new LoadSteps(scenario, lab, load, admin, watch, backlog, record, folder);
        this.record = record;
        this.log = new StepLog(progress, record, seconds);
        this.together = new Together(log);
        this.schedules = new ScheduleSteps(
                new LabScheduling(lab.clock(), new SchedulerAdmin(calls, lab.admin()), faults, watch), log);
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
        var unused = faults.begins(new Going.ARun());
        scenario.flatSteps().forEach(this::take);
        compare(log.progress().begins(0, "compare Engage and CRM", 0));
    }

    private void compare(Progress.Line line) {
        String clicked = compareClicks();
        var open = admin.open();
        var found = comparison.of(
                SyncWords.spans(record.syncs(), scenario.rules().settings().fullSyncIncludesParked()),
                scenario.population().from() != null,
                open.all(),
                rightsSince(),
                scenario.rules().settings().retryLimit());
        record.end(found, open.retries(controls.refused()));
        line.ends("%,d compared, %,d differing%s".formatted(found.compared(), found.differing(), clicked));
    }

    private String compareClicks() {
        var found = clicks.of(backlog.waitingNow());
        if (found.acknowledged() + found.rows() == 0) {
            return "";
        }
        record.add(new Clicks(
                found.acknowledged(),
                found.rows(),
                found.waiting(),
                found.lost(),
                found.doubled(),
                found.miscounted(),
                clicks.labels(),
                backlog.drainSeconds()));
        if (!found.allThere()) {
            found.wrong().forEach(link -> record.remark("Clicks: " + link + "."));
        }
        return "; %,d clicks, %,d lost, %,d doubled".formatted(found.acknowledged(), found.lost(), found.doubled());
    }

    private Instant rightsSince() {
        return scenario.refusesForWantOfRights() ? Instant.MAX : rights.wholeSince();
    }

    private void take(Step step) {
        if (step instanceof Step.Schedule schedule) {
            schedules.take(schedule, this::take);
        } else if (step instanceof Step.Together all) {
            faults.during(new Going.AStep(all.kind()), () -> {
                together.take(all.together(), this::take);
                return all;
            });
        } else {
            take(step, log.next());
        }
    }

    private void take(Step step, StepLog.Place place) {
        log.take(place, StepNames.of(step, size), expected(step), taking -> {
            Supplier<String> work = () -> work(step, taking);
            return faults.during(
                    new Going.AStep(step.kind()),
                    () -> step.begins()
                            .map(type -> faults.duringSync(type, work))
                            .orElseGet(work));
        });
    }

    private String work(Step step, StepLog.Taking taking) {
        return switch (step) {
            case Step.Sync sync -> sync(sync.sync(), taking);
            case Step.Wait wait -> waited(wait.time());
            case Step.Change change -> controls.change(change.change(), size, scenario.seedOf(taking.number()));
            case Step.Revoke revoke -> rights.revoke(revoke);
            case Step.Grant grant -> rights.grant(grant);
            case Step.Devices sync -> devices.take(sync.devices());
            case Step.Load load -> loads.take(load.load(), taking);
            case Step.Clicks clicks -> loads.click(clicks.clicks(), taking);
            case Step.Invite invite -> invites.take(invite.invite(), scenario.seedOf(taking.number()), taking);
            case Step.PostProcess job -> jobs.take(job.jobs(), taking);
            case Step.Schedule schedule -> throw new IllegalStateException("Taken before: " + schedule);
            case Step.Together all -> throw new IllegalStateException("Taken before: " + all);
            case Step.Repeat repeat -> throw new IllegalStateException("Unrolled before: " + repeat);
        };
    }

    private long expected(Step step) {
        return StepNames.records(step, size, record.syncs().isEmpty());
    }

    private String waited(Duration time) {
        faults.advance(time);
        return "it is " + lab.clock().instant();
    }

    private String sync(Step.SyncType type, StepLog.Taking taking) {
        var begun = admin.begin(type);
        while (begun.waitsForPostProcessing()) {
            SyncWatch.pause();
            begun = admin.begin(type);
        }
        if (begun.refusal() != null) {
            record.remark("Step %d began no sync: %s".formatted(taking.number(), begun.refusal()));
            return "refused: " + begun.refusal();
        }
        return watch.follow(begun.number(), taking.line());
    }

    @Override
    public void close() {
        backlog.close();
        faults.close();
        devices.close();
    }
}
