package syncline.agreement;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import syncline.lab.UserError;
import syncline.run.FaultNames;
import syncline.scenario.Fault;
import syncline.scenario.Scenario;
import syncline.scenario.Step;

/** Whether two runs of a scenario must end alike: not where real time, or the order of calls made at once, has a say. */
record Comparability(Scenario scenario) {
    private static final List<Class<? extends Step>> TIMED = List.of(
            Step.Load.class,
            Step.Clicks.class,
            Step.Together.class,
            Step.Invite.class,
            Step.PostProcess.class,
            Step.Devices.class);

    /** @throws UserError if they need not, and why */
    void check() {
        Stream.concat(steps(), faults()).findFirst().ifPresent(why -> {
            throw new UserError("%s cannot be compared between drivers: %s. Take it out, in a copy or with --set."
                    .formatted(scenario.name(), why));
        });
    }

    private Stream<String> steps() {
        return TIMED.stream()
                .flatMap(kind -> scenario.stepsOf(kind).stream())
                .map(step -> "what a step %s does depends on how real time passes".formatted(step.kind()));
    }

    private Stream<String> faults() {
        return scenario.faults().stream().flatMap(fault -> why(fault).stream());
    }

    private static Optional<String> why(Fault fault) {
        boolean timed = !fault.from().isZero() || fault.lasting() != null;
        if (timed && fault.clock() == Fault.Clock.REAL) {
            return Optional.of("\"%s\" begins or ends by the real clock".formatted(FaultNames.of(fault)));
        }
        boolean some = fault instanceof Fault.Calls calls && calls.rate().fraction() < 1 && calls.answer() != null;
        return some
                ? Optional.of("\"%s\" hits calls in the order in which they come".formatted(FaultNames.of(fault)))
                : Optional.empty();
    }
}
