package syncline.virtual.run;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleSupplier;
import java.util.function.Supplier;
import syncline.run.FaultPlan;
import syncline.run.FaultPlan.Ongoing;
import syncline.run.Progress;
import syncline.run.Rights;
import syncline.run.RunRecord;
import syncline.run.ScheduleSteps;
import syncline.run.StepLog;
import syncline.run.StepLog.Ended;
import syncline.run.StepLog.Place;
import syncline.run.StepLog.Taking;
import syncline.run.StepNames;
import syncline.run.SyncWords;
import syncline.scenario.Population.Size;
import syncline.scenario.Scenario;
import syncline.scenario.Step;
import syncline.scenario.When.Going;
import syncline.sync.rules.Trigger;
import syncline.virtual.Happening;
import syncline.virtual.Timeline;
import syncline.virtual.traffic.TrafficSteps;

/** Takes the steps of a scenario in virtual time. */
final class VirtualSteps {
    private final Scenario scenario;
    private final Size size;
    private final VirtualLab lab;
    private final Timeline timeline;
    private final RunRecord record;
    private final StepLog log;
    private final Rights rights;
    private final VirtualFaults faults;
    private final Syncs syncs;
    private final TrafficSteps traffic;
    private final ScheduleSteps schedules;

    /** @param seconds of virtual time since the run began */
    VirtualSteps(Scenario scenario, VirtualLab lab, RunRecord record, Progress progress, DoubleSupplier seconds) {
        this.scenario = scenario;
        this.size = scenario.population().size();
        this.lab = lab;
        this.timeline = lab.timeline();
        this.record = record;
        this.log = new StepLog(progress, record, seconds);
        this.rights = new Rights(lab, timeline);
        this.syncs = new Syncs(
                timeline,
                lab.engine(),
                scenario.rules().settings(),
                record,
                new Samples(timeline, lab.calls(), record, seconds),
                seconds);
        var ground = new TrafficGround(lab, syncs);
        this.traffic = ground.steps(record, seconds, scenario.seed());
        this.faults = new VirtualFaults(new FaultPlan(scenario.faults()), ground, timeline, record, seconds);
        this.schedules = new ScheduleSteps(new VirtualScheduling(timeline, syncs, faults), log);
    }

    /**
     * Tries all rights out.
     *
     * @throws syncline.scenario.InvalidScenario if the scenario names a right that the CRM does not know
     */
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
        var open = lab.open();
        var found = new VirtualComparison(lab)
                .of(
                        SyncWords.spans(
                                record.syncs(), scenario.rules().settings().fullSyncIncludesParked()),
                        scenario.population().from() != null,
                        open.all(),
                        rightsSince(),
                        scenario.rules().settings().retryLimit());
        traffic.compared().ifPresent(record::add);
        record.end(found, open.retries(lab.refused()));
        line.ends("%,d compared, %,d differing".formatted(found.compared(), found.differing()));
    }

    private Instant rightsSince() {
        return scenario.refusesForWantOfRights() ? Instant.MAX : rights.wholeSince();
    }

    private void take(Step step) {
        if (step instanceof Step.Schedule schedule) {
            schedules.take(schedule, this::take);
        } else if (step instanceof Step.Together all) {
            together(all);
        } else {
            finish(List.of(begin(step, log.next())));
        }
    }

    private void together(Step.Together all) {
        var going = faults.begins(new Going.AStep(all.kind()));
        var taken = new ArrayList<Taken>();
        for (int lane = 0; lane < all.together().size(); lane++) {
            taken.add(begin(all.together().get(lane), log.next(lane)));
        }
        finish(taken);
        faults.ends(going);
    }

    /** Takes events until these have ended, each of which is noted when it has. */
    private void finish(List<Taken> taken) {
        try {
            timeline.runUntil(() -> taken.stream().filter(Taken::isOver).count() == taken.size());
        } catch (RuntimeException e) {
            throw taken.stream()
                    .filter(one -> !one.over)
                    .findFirst()
                    .map(one -> log.broke(one.taking, e))
                    .orElseThrow(() -> e);
        }
    }

    private Taken begin(Step step, Place place) {
        var taking = log.begin(
                place,
                StepNames.of(step, size),
                StepNames.records(step, size, record.syncs().isEmpty()));
        try {
            var taken = new Taken(taking, goings(step), happening(step, taking));
            taken.happening.begin();
            return taken;
        } catch (RuntimeException e) {
            throw log.broke(taking, e);
        }
    }

    private List<Ongoing> goings(Step step) {
        var goings = new ArrayList<Ongoing>();
        goings.add(faults.begins(new Going.AStep(step.kind())));
        step.begins().ifPresent(type -> goings.add(faults.begins(new Going.ASync(syncs.newest() + 1, type))));
        return goings;
    }

    private Happening happening(Step step, Taking taking) {
        return switch (step) {
            case Step.Sync sync -> new SyncStep(timeline, syncs, trigger(sync.sync()), taking, record);
            case Step.Wait wait -> new Pause(timeline, wait.time());
            case Step.Change change -> deed(() -> lab.change(change.change(), size, scenario.seedOf(taking.number())));
            case Step.Revoke revoke -> deed(() -> rights.revoke(revoke));
            case Step.Grant grant -> deed(() -> rights.grant(grant));
            case Step.Devices devices -> traffic.devices(devices.devices());
            case Step.Load load -> traffic.load(load.load());
            case Step.Clicks clicks -> traffic.clicks(clicks.clicks());
            case Step.Invite invite -> traffic.invite(invite.invite(), scenario.seedOf(taking.number()));
            case Step.PostProcess job -> traffic.postProcess(job.jobs());
            case Step.Schedule schedule -> throw new IllegalStateException("Taken before: " + schedule);
            case Step.Together all -> throw new IllegalStateException("Taken before: " + all);
            case Step.Repeat repeat -> throw new IllegalStateException("Unrolled before: " + repeat);
        };
    }

    private Deed deed(Supplier<String> work) {
        return new Deed(timeline, work);
    }

    /** A10: a full sync is begun by hand, an incremental one is what the schedule does. */
    private static Trigger trigger(Step.SyncType type) {
        return switch (type) {
            case FULL -> Trigger.MANUAL;
            case INCREMENTAL -> Trigger.SCHEDULED;
        };
    }

    /** A step under way, with what faults may be meant for. */
    private final class Taken {
        private final Taking taking;
        private final List<Ongoing> goings;
        private final Happening happening;
        private boolean over;

        Taken(Taking taking, List<Ongoing> goings, Happening happening) {
            this.taking = taking;
            this.goings = goings;
            this.happening = happening;
        }

        boolean isOver() {
            if (!over && happening.ended()) {
                over = true;
                goings.reversed().forEach(faults::ends);
                log.end(taking, new Ended(taking.name(), happening.words()));
            }
            return over;
        }
    }
}
