package syncline.scenario;

import java.util.List;
import java.util.Objects;
import java.util.function.BiConsumer;
import java.util.stream.Stream;

/** What a step can get wrong although each of its fields by itself is right. */
final class StepChecks {
    private static final int MOST_THINGS = 10_000;

    private final Scenario scenario;
    private final BiConsumer<String, String> problem;

    /** @param problem takes a path and what is wrong there */
    StepChecks(Scenario scenario, BiConsumer<String, String> problem) {
        this.scenario = scenario;
        this.problem = problem;
    }

    void check() {
        if (scenario.things() > MOST_THINGS) {
            problem.accept(
                    "steps",
                    "steps has %,d steps when unrolled, but at most %,d are run."
                            .formatted(scenario.things(), MOST_THINGS));
        }
        steps("steps", scenario.steps());
    }

    private void steps(String path, List<Step> steps) {
        for (int i = 0; i < steps.size(); i++) {
            step(path + "[" + (i + 1) + "]", steps.get(i));
        }
    }

    private void step(String path, Step step) {
        switch (step) {
            case Step.Repeat repeat -> steps(path + ".steps", repeat.steps());
            case Step.Schedule schedule -> schedule(path, schedule);
            case Step.Revoke revoke -> right(path + ".revoke", revoke.revoke());
            case Step.Grant grant -> right(path + ".grant", grant.grant());
            case Step.Devices devices -> devices(path + ".devices.users", devices.devices());
            case Step.Sync sync -> {}
            case Step.Wait wait -> {}
            case Step.Change change -> {}
            case Step.Load load -> {}
        }
    }

    private void schedule(String path, Step.Schedule step) {
        var entry = step.schedule();
        boolean whole = entry.every().never()
                || entry.period().equals(entry.every().time().multipliedBy(entry.dueTimes()));
        if (!whole) {
            problem.accept(
                    path + ".schedule.for",
                    "%s.schedule.for is %s, but must be a multiple of every, %s."
                            .formatted(path, Durations.print(entry.period()), entry.every()));
        }
        for (int i = 0; i < step.each().size(); i++) {
            String at = path + ".each[" + (i + 1) + "]";
            step(at, step.each().get(i));
            if (takesTime(step.each().get(i))) {
                problem.accept(
                        at, at + " cannot stand between two due times: only change, revoke, grant and devices can.");
            }
        }
    }

    private static boolean takesTime(Step step) {
        return switch (step) {
            case Step.Sync sync -> true;
            case Step.Wait wait -> true;
            case Step.Load load -> true;
            case Step.Schedule schedule -> true;
            case Step.Repeat repeat -> true;
            case Step.Change change -> false;
            case Step.Revoke revoke -> false;
            case Step.Grant grant -> false;
            case Step.Devices devices -> false;
        };
    }

    private void right(String path, Right right) {
        long narrowed = Stream.of(right.field(), right.right(), right.type())
                .filter(Objects::nonNull)
                .count();
        if (narrowed > 1) {
            problem.accept(path, path + " must have at most one of field, right and type.");
        }
        if (right.access() != null && right.field() == null) {
            problem.accept(path + ".access", path + ".access is about a field; name it, or leave access out.");
        }
    }

    private void devices(String path, DeviceSyncs devices) {
        int users = scenario.population().size().users();
        if (scenario.population().from() == null && devices.users() > users) {
            problem.accept(path, "%s is %,d, but there are only %,d users.".formatted(path, devices.users(), users));
        }
    }
}
