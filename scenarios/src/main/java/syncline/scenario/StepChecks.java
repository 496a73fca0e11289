package syncline.scenario;

import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import java.util.function.BiConsumer;
import java.util.function.Predicate;
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
            case Step.Devices devices ->
                users(path + ".devices.users", devices.devices().users());
            case Step.Sync sync -> {}
            case Step.Wait wait -> {}
            case Step.Change change -> {}
            case Step.Load load -> {}
            case Step.Invite invite -> invites(path + ".invite", invite.invite());
            case Step.Clicks clicks -> clicks(path + ".clicks", clicks.clicks());
            case Step.PostProcess job -> {}
            case Step.Together together -> together(path + ".together", together.together());
        }
    }

    private void invites(String path, Invites invites) {
        var whole =
                invites.options().byName().values().stream().map(Percent::of).reduce(BigDecimal.ZERO, BigDecimal::add);
        if (whole.compareTo(Percent.ALL.of()) != 0) {
            problem.accept(
                    path + ".options",
                    "%s.options are %s%% in all, but must be 100%%.".formatted(path, whole.toPlainString()));
        }
        if (invites.users() != null) {
            users(path + ".users", invites.users());
        }
    }

    private void clicks(String path, Spike spike) {
        if (spike.spike() < spike.base()) {
            problem.accept(
                    path + ".spike",
                    "%s.spike is %,d, but must be at least base, %,d.".formatted(path, spike.spike(), spike.base()));
        }
        if (scenario.stepsOf(Step.Invite.class).isEmpty()) {
            problem.accept(path, path + " needs links to click at: put an invite step before it.");
        }
    }

    private void together(String path, List<Step> steps) {
        steps(path, steps);
        for (int i = 0; i < steps.size(); i++) {
            if (!standsBesideOthers(steps.get(i))) {
                String at = path + "[" + (i + 1) + "]";
                problem.accept(
                        at,
                        "%s is %s, which cannot be done together with others: only sync, change, invite, clicks, post-process, load and devices can."
                                .formatted(at, steps.get(i).kind()));
            }
        }
        atMostOne(path, steps, "begins syncs", step -> step.begins().isPresent());
        atMostOne(path, steps, "needs the load generator", s -> s instanceof Step.Clicks || s instanceof Step.Load);
        atMostOne(path, steps, "runs Post-Processing", step -> step instanceof Step.PostProcess);
    }

    private void atMostOne(String path, List<Step> steps, String does, Predicate<Step> which) {
        if (steps.stream().filter(which).count() > 1) {
            problem.accept(path, "%s has more than one step that %s; keep one.".formatted(path, does));
        }
    }

    /** Time must not jump, and rights not change, while others run. */
    private static boolean standsBesideOthers(Step step) {
        return switch (step) {
            case Step.Sync sync -> true;
            case Step.Change change -> true;
            case Step.Invite invite -> true;
            case Step.Clicks clicks -> true;
            case Step.PostProcess job -> true;
            case Step.Load load -> true;
            case Step.Devices devices -> true;
            case Step.Wait wait -> false;
            case Step.Schedule schedule -> false;
            case Step.Revoke revoke -> false;
            case Step.Grant grant -> false;
            case Step.Repeat repeat -> false;
            case Step.Together together -> false;
        };
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
            case Step.Invite invite -> true;
            case Step.Clicks clicks -> true;
            case Step.PostProcess job -> true;
            case Step.Together together -> true;
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

    private void users(String path, int wanted) {
        int users = scenario.population().size().users();
        if (scenario.population().from() == null && wanted > users) {
            problem.accept(path, "%s is %,d, but there are only %,d users.".formatted(path, wanted, users));
        }
    }
}
