package syncline.agreement;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import syncline.report.Expectation;
import syncline.report.Results;
import syncline.report.SyncResult;

/** What a run tells of itself: its steps, its syncs, and what became of its expectations. */
record RunFacts(Results results, StepTimes times) {
    static final String STEPS = "step";
    static final String SYNCS = "sync";

    private static final Pattern ADDRESS = Pattern.compile(" at https?://\\S+");

    /** Facts of which steps and syncs come first: what went differently in them is what records differ by. */
    static Facts first() {
        var facts = new Facts();
        facts.begin(STEPS);
        facts.begin(SYNCS);
        return facts;
    }

    void into(Facts facts) {
        times.steps().forEach((number, step) -> facts.add(STEPS, "%04d".formatted(number), step));
        results.syncs().forEach(sync -> facts.add(SYNCS, "%04d".formatted(sync.number()), values(sync)));
        facts.begin("run");
        facts.add(
                "run",
                "as a whole",
                Map.of(
                        "verdict",
                        results.verdict().toString(),
                        "remarks",
                        remarks().toString()));
        facts.begin("expectation");
        results.expectations().forEach(expected -> facts.add("expectation", expected.expect(), values(expected)));
    }

    private Map<String, String> values(SyncResult sync) {
        return Map.of(
                "type", sync.type(),
                "trigger", sync.trigger(),
                "message", String.valueOf(sync.message()),
                "cause", cause(sync),
                "read", String.valueOf(sync.read()),
                "written", String.valueOf(sync.written()),
                "unchanged", String.valueOf(sync.unchanged()),
                "failed", String.valueOf(sync.failed()),
                "held", String.valueOf(sync.held()),
                "parked", String.valueOf(sync.parked()));
    }

    /** Why a sync failed as a whole. Only a live run has addresses. */
    private static String cause(SyncResult sync) {
        String cause = Objects.requireNonNullElse(sync.cause(), "none");
        return StepTimes.timeless(ADDRESS.matcher(cause).replaceAll(""));
    }

    private static Map<String, String> values(Expectation expected) {
        return Map.of(
                "met",
                String.valueOf(expected.met()),
                "found",
                StepTimes.timeless(Objects.requireNonNullElse(expected.actual(), "nothing")));
    }

    private List<String> remarks() {
        return new ArrayList<>(results.remarks())
                .stream().map(StepTimes::timeless).toList();
    }
}
