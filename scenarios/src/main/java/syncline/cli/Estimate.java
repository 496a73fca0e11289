package syncline.cli;

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
    /** One step. */
    record Phase(Step step, long records, long apiCalls) {}

    static Estimate of(Scenario scenario) {
        var estimator = new Estimator(scenario);
        var phases = scenario.flatSteps().stream().map(estimator::phase).toList();
        return new Estimate(
                phases,
                phases.stream().mapToLong(Phase::records).sum(),
                phases.stream().mapToLong(Phase::apiCalls).sum());
    }

    /** In one line. */
    String summary(Scenario scenario) {
        var size = scenario.population().size();
        return "%,d profiles, %,d connections, %,d users; %d %s; about %,d records and %,d CRM calls%s"
                .formatted(
                        size.profiles(),
                        size.connections(),
                        size.users(),
                        scenario.syncs(),
                        scenario.syncs() == 1 ? "sync" : "syncs",
                        records,
                        apiCalls,
                        scenario.matrix().isEmpty() ? "" : "; %,d combinations".formatted(scenario.combinations()));
    }
}
