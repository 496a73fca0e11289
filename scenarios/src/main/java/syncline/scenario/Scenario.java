package syncline.scenario;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToLongFunction;
import java.util.stream.Stream;

/** One scenario: who there is, what happens, what breaks meanwhile, and what must be so at the end. */
public record Scenario(
        @About("Lower-case letters, digits and hyphens; the file is called after it")
        String name,

        @About("What question this scenario answers, in a sentence or two")
        String about,

        @About("The same seed gives the same people, changes and faults") @Default("42")
        long seed,

        @About("Which integration is simulated") @Default("vault-engage")
        Connector connector,

        @About("How many people and connections there are at the start") @Default("{ preset: small }")
        Population population,

        @About("Which reading of the rules is followed, where there are two") @Default("{}")
        Rules rules,

        @About("How the CRM's API answers in virtual time; a live run calls a real one") @Default("{}")
        Api api,

        @About("What happens, in order") @Between(min = "1", max = "1000")
        List<Step> steps,

        @About("What breaks, and when") @Default("[]") @Between(min = "0", max = "100")
        List<Fault> faults,

        @About("What must be so in the results, each as: path operator value; for a part of a load, with after and for")
        @Default("[]")
        @Between(min = "0", max = "100")
        List<Expect> expect,

        @About(
                "Settings with lists of values, as in { api.parallel: [1, 2, 4] }; each combination is simulated by itself")
        @Default("{}")
        @Between(min = "0", max = "4")
        Map<String, List<Matrix.Value>> matrix) {

    public Scenario {
        steps = List.copyOf(steps);
        faults = List.copyOf(faults);
        expect = List.copyOf(expect);
        matrix = Collections.unmodifiableMap(new LinkedHashMap<>(matrix));
    }

    /** The integrations that can be simulated. */
    public enum Connector {
        /** Veeva Vault CRM and Engage. */
        @JsonProperty("vault-engage")
        VAULT_ENGAGE
    }

    /** The same with another population. */
    Scenario with(Population other) {
        return new Scenario(name, about, seed, connector, other, rules, api, steps, faults, expect, matrix);
    }

    /** The steps with every {@code repeat} unrolled. */
    public List<Step> flatSteps() {
        var flat = new ArrayList<Step>();
        unroll(steps, flat);
        return List.copyOf(flat);
    }

    /** What a step draws from: every step changes others, and the same ones in each run. */
    public long seedOf(int step) {
        return seed * 31 + step - 1;
    }

    /** Whether a fault looks like a right that is missing, and is never given back. */
    public boolean refusesForWantOfRights() {
        return faults.stream()
                .anyMatch(fault ->
                        fault instanceof Fault.Writes writes && writes.answer() == Fault.Refusal.INSUFFICIENT_ACCESS);
    }

    /** How many syncs the steps start, if none is blocked. */
    public long syncs() {
        return count(step -> step instanceof Step.Schedule schedule
                ? schedule.schedule().dueTimes()
                : step.begins().isPresent() ? 1 : 0);
    }

    /** How many things are done, each of which is told of by itself: a schedule's due times count one by one. */
    public long things() {
        return count(step ->
                step instanceof Step.Schedule schedule ? schedule.schedule().dueTimes() : 1);
    }

    /** How often steps of some kinds are taken. */
    long times(Class<?>... kinds) {
        return count(step -> Stream.of(kinds).anyMatch(kind -> kind.isInstance(step)) ? 1 : 0);
    }

    /** How many scenarios its matrix makes of it; 1 without a matrix. */
    public long combinations() {
        return matrix.values().stream().mapToLong(List::size).reduce(1, (a, b) -> a * b);
    }

    /** Whether a load generator is needed. */
    public boolean isLoaded() {
        return times(Step.Load.class, Step.Clicks.class) > 0;
    }

    private long count(ToLongFunction<Step> own) {
        return steps.stream().mapToLong(step -> step.count(own)).sum();
    }

    /** The steps of a kind as written, also those inside others. */
    public <T extends Step> List<T> stepsOf(Class<T> kind) {
        return written(steps).filter(kind::isInstance).map(kind::cast).toList();
    }

    private static Stream<Step> written(List<Step> steps) {
        return steps.stream().flatMap(step -> Stream.concat(Stream.of(step), written(step.inside())));
    }

    private static void unroll(List<Step> steps, List<Step> into) {
        for (var step : steps) {
            if (step instanceof Step.Repeat repeat) {
                for (int i = 0; i < repeat.repeat(); i++) {
                    unroll(repeat.steps(), into);
                }
            } else {
                into.add(step);
            }
        }
    }
}
