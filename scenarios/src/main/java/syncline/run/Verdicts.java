package syncline.run;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import syncline.lab.http.Json;
import syncline.report.Clicks;
import syncline.report.Expectation;
import syncline.report.Results;
import syncline.report.SyncResult;
import syncline.report.Verdict;
import syncline.scenario.Evaluation;
import syncline.scenario.Expect;
import syncline.scenario.Scenario;

/** What became of a scenario's expectations, and of those that every run has. */
public final class Verdicts {
    private static final List<Expect> CLICKS =
            List.of(expect("clicks.lost == 0"), expect("clicks.doubled == 0"), expect("clicks.miscounted == 0"));
    private static final Expect IN_STEP = expect("consistency.differing == 0");
    private static final String ADDS_UP = "read == written + unchanged + failed + held + parked in every sync";
    private static final String ALL_THERE = "clicks.acknowledged == clicks.rows + clicks.waiting";

    private Verdicts() {}

    /** The scenario's expectations, then those of every run that the scenario does not have itself. */
    public static List<Expectation> expectations(Scenario scenario, Results results) {
        var wanted = new ArrayList<>(scenario.expect());
        add(wanted, IN_STEP);
        if (results.clicks() != null) {
            CLICKS.forEach(expect -> add(wanted, expect));
        }
        var facts = new LoadFacts(Json.MAPPER.valueToTree(results), results.load());
        var all = new ArrayList<Expectation>();
        for (var expect : wanted) {
            var evaluation = Evaluation.of(expect.that(), facts.of(expect));
            all.add(new Expectation(expect.toString(), evaluation.met(), evaluation.actual()));
        }
        all.add(addsUp(results.syncs()));
        Optional.ofNullable(results.clicks()).map(Verdicts::allThere).ifPresent(all::add);
        return List.copyOf(all);
    }

    /** Passed, if all are met. */
    public static Verdict of(List<Expectation> expectations) {
        return expectations.stream().allMatch(Expectation::met) ? Verdict.PASSED : Verdict.MISSED;
    }

    private static Expect expect(String text) {
        return Expect.throughout(syncline.scenario.Expectation.parse(text));
    }

    private static void add(List<Expect> wanted, Expect usual) {
        if (!wanted.contains(usual)) {
            wanted.add(usual);
        }
    }

    private static Expectation addsUp(List<SyncResult> syncs) {
        String wrong = syncs.stream()
                .filter(s -> s.finishedAt() != null && !addsUp(s))
                .map(s -> "sync %d: %d == %d + %d + %d + %d + %d"
                        .formatted(s.number(), s.read(), s.written(), s.unchanged(), s.failed(), s.held(), s.parked()))
                .collect(Collectors.joining("; "));
        return new Expectation(ADDS_UP, wrong.isEmpty(), wrong.isEmpty() ? "it does" : wrong);
    }

    /** A sync that broke off has read records that it never came to try. */
    private static boolean addsUp(SyncResult sync) {
        long told = sync.written() + sync.unchanged() + sync.failed() + sync.held() + sync.parked();
        return sync.cause() == null ? sync.read() == told : sync.read() >= told;
    }

    private static Expectation allThere(Clicks clicks) {
        boolean met = clicks.acknowledged() == clicks.rows() + clicks.waiting();
        return new Expectation(
                ALL_THERE, met, "%d == %d + %d".formatted(clicks.acknowledged(), clicks.rows(), clicks.waiting()));
    }
}
