package syncline.scenario;

import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** What a scenario can get wrong although each field by itself is right. */
final class ScenarioChecks {
    private final Scenario scenario;
    private final ModelReader reader;
    private final List<Problem> problems;

    private ScenarioChecks(Scenario scenario, ModelReader reader, List<Problem> problems) {
        this.scenario = scenario;
        this.reader = reader;
        this.problems = problems;
    }

    /** Adds what is wrong to {@code problems}. */
    static void check(Scenario scenario, ModelReader reader, List<Problem> problems) {
        var checks = new ScenarioChecks(scenario, reader, problems);
        checks.name();
        checks.population();
        checks.api();
        new StepChecks(scenario, checks::problem).check();
        checks.faults();
        checks.expectations();
    }

    private void name() {
        if (!scenario.name().matches("[a-z0-9]+(-[a-z0-9]+)*")
                || scenario.name().length() > 80) {
            problem(
                    "name",
                    "name is \"%s\", but must be lower-case letters and digits with hyphens between."
                            .formatted(scenario.name()));
        }
    }

    private void population() {
        if (scenario.population().from() == null) {
            madeUp();
        } else {
            fromFile();
        }
    }

    private void fromFile() {
        var population = scenario.population();
        boolean more = Stream.of(
                        population.preset(),
                        population.users(),
                        population.accounts(),
                        population.profiles(),
                        population.connections())
                .anyMatch(Objects::nonNull);
        if (more) {
            problem("population", "population has from, which brings all people; leave out everything else.");
        }
        if (scenario.times(Step.Load.class) > 0) {
            problem(
                    "population.from",
                    "population.from cannot be used with a load step: its simulation edits made-up profiles.");
        }
    }

    private void madeUp() {
        var size = scenario.population().size();
        if (size.connections() < size.profiles()) {
            problem(
                    "population.connections",
                    "population.connections is %,d for %,d profiles, but each profile needs at least one connection."
                            .formatted(size.connections(), size.profiles()));
        }
        if (size.connections() > (long) size.profiles() * size.users()) {
            problem(
                    "population.connections",
                    "population.connections is %,d, but %,d profiles and %,d users can have at most %,d."
                            .formatted(
                                    size.connections(),
                                    size.profiles(),
                                    size.users(),
                                    (long) size.profiles() * size.users()));
        }
    }

    private void api() {
        var write = scenario.api().write();
        if (write.p95().compareTo(write.p50()) < 0) {
            problem("api.write", "api.write has a p95 below its p50.");
        }
    }

    private void faults() {
        for (int i = 0; i < scenario.faults().size(); i++) {
            String path = "faults[" + (i + 1) + "]";
            var fault = scenario.faults().get(i);
            if (fault.during() instanceof When.Numbered during) {
                sync(path + ".during", during.sync());
            }
            if (fault.during() instanceof When.Kind during) {
                kind(path + ".during", during.step());
            }
            if (fault instanceof Fault.Calls calls) {
                calls(path, calls);
            }
        }
    }

    private void calls(String path, Fault.Calls fault) {
        var latency = fault.latency();
        if (latency == null && fault.answer() == null) {
            problem(path, path + " breaks nothing: give it a latency or an answer.");
        }
        if (latency != null && latency.p99().compareTo(latency.p50()) < 0) {
            problem(path + ".latency", path + ".latency has a p99 below its p50.");
        }
    }

    private void kind(String path, String kind) {
        if (scenario.stepsOf(Step.class).stream().noneMatch(step -> step.kind().equals(kind))) {
            problem(path, "%s is %s, but no step is one.".formatted(path, kind));
        }
    }

    private void expectations() {
        for (int i = 0; i < scenario.expect().size(); i++) {
            String place = "expect[" + (i + 1) + "]";
            var expect = scenario.expect().get(i);
            String path = expect.that().path();
            for (int number : ResultFields.numbers(path).stream().limit(1).toList()) {
                counted(place, path.substring(0, path.indexOf('[')), number);
            }
            if (expect.isWindow() && !path.startsWith("load[")) {
                problem(
                        place,
                        "%s has after or for, but %s is known for the whole run only; they go with load[n].…"
                                .formatted(place, path));
            }
        }
    }

    private void counted(String path, String what, int number) {
        switch (what) {
            case "devices" -> taken(path, "devices", number, scenario.times(Step.Devices.class), "devices step");
            case "load" ->
                taken(path, "load", number, scenario.times(Step.Load.class, Step.Clicks.class), "load or clicks step");
            case "postProcessing" ->
                taken(
                        path,
                        "postProcessing",
                        Math.min(number, 1),
                        scenario.times(Step.PostProcess.class),
                        "post-process step");
            default -> sync(path, number);
        }
    }

    /** How many syncs run back to back under a load, nobody knows before. */
    private void sync(String path, int number) {
        boolean open = scenario.stepsOf(Step.Load.class).stream()
                .anyMatch(step -> step.load().simulation() == Traffic.Simulation.LARGE_INCREMENTAL);
        if (!open) {
            taken(path, "sync", number, scenario.syncs(), "sync");
        }
    }

    private void taken(String path, String what, int number, long there, String one) {
        if (number > there) {
            problem(
                    path,
                    "%s speaks of %s[%d], but the steps have %s."
                            .formatted(
                                    path,
                                    what,
                                    number,
                                    there == 1 ? "only one " + one : "only %d %ss".formatted(there, one)));
        }
    }

    private void problem(String path, String message) {
        problems.add(new Problem(reader.place(path), message));
    }
}
