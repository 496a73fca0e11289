package syncline.cli;

import java.util.ArrayList;
import java.util.List;
import syncline.scenario.Scenario;
import syncline.scenario.Step;

/**
 * What a scenario is likely to do, step by step.
 *
 * @param records records all syncs read
 * @param apiCalls calls to the CRM, at most 500 records a write and 1,000 a query page
 */
record Estimate(List<Phase> phases, long records, long apiCalls) {
    private static final int BATCH = 500;
    private static final int PAGE = 1_000;
    /** Signing in, and reading the users. */
    private static final int OPENING_CALLS = 2;

    /** One step. */
    record Phase(Step step, long records, long apiCalls) {}

    static Estimate of(Scenario scenario) {
        var size = scenario.population().size();
        long everything = (long) size.profiles() + size.connections();
        var phases = new ArrayList<Phase>();
        long changed = 0;
        boolean first = true;
        for (var step : scenario.flatSteps()) {
            if (step.begins().isEmpty()) {
                phases.add(new Phase(step, 0, 0));
                changed += step instanceof Step.Change change ? changed(change.change(), scenario) : 0;
                continue;
            }
            boolean all = first || step.begins().get() == Step.SyncType.FULL;
            long writes = first ? everything : changed;
            phases.add(new Phase(step, all ? everything : changed, calls(writes, size.users())));
            changed = 0;
            first = false;
        }
        return new Estimate(
                List.copyOf(phases),
                phases.stream().mapToLong(Phase::records).sum(),
                phases.stream().mapToLong(Phase::apiCalls).sum());
    }

    /** In one line. */
    String summary(Scenario scenario) {
        var size = scenario.population().size();
        return "%,d profiles, %,d connections, %,d users; %d %s; about %,d records and %,d CRM calls"
                .formatted(
                        size.profiles(),
                        size.connections(),
                        size.users(),
                        scenario.syncs(),
                        scenario.syncs() == 1 ? "sync" : "syncs",
                        records,
                        apiCalls);
    }

    /** Each changed connection is one record, each change of a profile too; what ends with a profile is not counted. */
    private static long changed(Step.Changes changes, Scenario scenario) {
        var size = scenario.population().size();
        return (long) changes.profiles().of(size.profiles())
                + changes.connects().of(size.connections())
                + changes.disconnects().of(size.connections())
                + changes.deletions().of(size.profiles())
                + changes.merges().of(size.profiles());
    }

    private static long calls(long writes, int users) {
        return OPENING_CALLS + Math.ceilDiv(users, PAGE) + Math.ceilDiv(writes, BATCH);
    }
}
