package syncline.runner;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import syncline.report.Expectation;
import syncline.report.Run;
import syncline.report.SyncResult;
import syncline.report.Verdict;
import syncline.scenario.Evaluation;
import syncline.scenario.Scenario;

/** What became of a scenario's expectations, and of those that every run has. */
final class Verdicts {
    private static final String IN_STEP = "consistency.differing == 0";
    private static final String ADDS_UP = "read == written + unchanged + failed + held + parked in every sync";

    private Verdicts() {}

    /** The scenario's expectations, then those of every run that the scenario does not have itself. */
    static List<Expectation> expectations(Scenario scenario, RunRecord record, Run run) {
        var facts = record.facts(run);
        var all = new ArrayList<Expectation>();
        var wanted = new ArrayList<>(scenario.expect());
        var inStep = syncline.scenario.Expectation.parse(IN_STEP);
        if (!wanted.contains(inStep)) {
            wanted.add(inStep);
        }
        for (var expectation : wanted) {
            var evaluation = Evaluation.of(expectation, facts);
            all.add(new Expectation(expectation.toString(), evaluation.met(), evaluation.actual()));
        }
        all.add(addsUp(record.syncs()));
        return List.copyOf(all);
    }

    static Verdict of(List<Expectation> expectations) {
        return expectations.stream().allMatch(Expectation::met) ? Verdict.PASSED : Verdict.MISSED;
    }

    private static Expectation addsUp(List<SyncResult> syncs) {
        String wrong = syncs.stream()
                .filter(s -> s.finishedAt() != null)
                .filter(s -> s.read() != s.written() + s.unchanged() + s.failed() + s.held() + s.parked())
                .map(s -> "sync %d: %d == %d + %d + %d + %d + %d"
                        .formatted(s.number(), s.read(), s.written(), s.unchanged(), s.failed(), s.held(), s.parked()))
                .collect(Collectors.joining("; "));
        return new Expectation(ADDS_UP, wrong.isEmpty(), wrong.isEmpty() ? "it does" : wrong);
    }
}
