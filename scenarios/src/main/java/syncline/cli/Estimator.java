package syncline.cli;

import syncline.scenario.Population.Size;
import syncline.scenario.Scenario;
import syncline.scenario.Step;

/** Guesses step after step what a scenario is likely to do. */
final class Estimator {
    private static final int BATCH = 500;
    private static final int PAGE = 1_000;
    /** Signing in, and reading the users. */
    private static final int OPENING_CALLS = 2;

    private final Size size;
    private boolean first = true;
    private long changed;
    private long clicked;

    Estimator(Scenario scenario) {
        this.size = scenario.population().size();
    }

    /** What the next step is likely to do. */
    Estimate.Phase phase(Step step) {
        if (step instanceof Step.Schedule schedule) {
            return schedule(schedule);
        }
        if (step instanceof Step.Devices devices) {
            return new Estimate.Phase(step, 0, 1L + devices.devices().users());
        }
        if (step instanceof Step.Change change) {
            changed += changed(change.change());
        }
        if (step instanceof Step.Together together) {
            return together(together);
        }
        if (step instanceof Step.Invite invite) {
            return new Estimate.Phase(step, 0, Math.ceilDiv(invite.invite().links(), BATCH));
        }
        if (step instanceof Step.Clicks clicks) {
            clicked += clicks.clicks().clicks();
        }
        if (step instanceof Step.PostProcess) {
            long calls = Math.ceilDiv(clicked, BATCH);
            clicked = 0;
            return new Estimate.Phase(step, 0, calls);
        }
        return step.begins().map(type -> sync(step, type)).orElseGet(() -> new Estimate.Phase(step, 0, 0));
    }

    private Estimate.Phase together(Step.Together step) {
        var phases = step.together().stream().map(this::phase).toList();
        return new Estimate.Phase(
                step,
                phases.stream().mapToLong(Estimate.Phase::records).sum(),
                phases.stream().mapToLong(Estimate.Phase::apiCalls).sum());
    }

    private Estimate.Phase schedule(Step.Schedule step) {
        long records = 0;
        long calls = 0;
        for (int due = 0; due < step.schedule().dueTimes(); due++) {
            for (var inside : step.each()) {
                calls += phase(inside).apiCalls();
            }
            var sync = sync(step, Step.SyncType.INCREMENTAL);
            records += sync.records();
            calls += sync.apiCalls();
        }
        return new Estimate.Phase(step, records, calls);
    }

    private Estimate.Phase sync(Step step, Step.SyncType type) {
        long everything = (long) size.profiles() + size.connections();
        boolean all = first || type == Step.SyncType.FULL;
        long writes = first ? everything : changed;
        var phase = new Estimate.Phase(step, all ? everything : changed, calls(writes));
        changed = 0;
        first = false;
        return phase;
    }

    /** Each changed connection is one record, each change of a profile too; what ends with a profile is not counted. */
    private long changed(Step.Changes changes) {
        return (long) changes.profiles().of(size.profiles())
                + changes.connects().of(size.connections())
                + changes.disconnects().of(size.connections())
                + changes.deletions().of(size.profiles())
                + changes.merges().of(size.profiles())
                + changes.associations().of(size.profiles())
                + changes.accountMerges().of(size.accounts());
    }

    private long calls(long writes) {
        return OPENING_CALLS + Math.ceilDiv(size.users(), PAGE) + Math.ceilDiv(writes, BATCH);
    }
}
