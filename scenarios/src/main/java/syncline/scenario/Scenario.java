package syncline.scenario;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.ArrayList;
import java.util.List;

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

        @About("What happens, in order") @Between(min = "1", max = "1000")
        List<Step> steps,

        @About("What breaks, and when") @Default("[]") @Between(min = "0", max = "100")
        List<Fault> faults,

        @About("What must be so in the results, each as: path operator value")
        @Default("[]")
        @Between(min = "0", max = "100")
        List<Expectation> expect) {

    public Scenario {
        steps = List.copyOf(steps);
        faults = List.copyOf(faults);
        expect = List.copyOf(expect);
    }

    /** The integrations that can be simulated. */
    public enum Connector {
        /** Veeva Vault CRM and Engage. */
        @JsonProperty("vault-engage")
        VAULT_ENGAGE
    }

    /** The same with another population. */
    Scenario with(Population other) {
        return new Scenario(name, about, seed, connector, other, steps, faults, expect);
    }

    /** The steps with every {@code repeat} unrolled. */
    public List<Step> flatSteps() {
        var flat = new ArrayList<Step>();
        unroll(steps, flat);
        return List.copyOf(flat);
    }

    /** How many syncs the steps start. */
    public int syncs() {
        return Math.toIntExact(
                flatSteps().stream().filter(step -> step.begins().isPresent()).count());
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
