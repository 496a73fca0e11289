package syncline.cli;

import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;
import syncline.run.FaultNames;
import syncline.run.StepNames;
import syncline.scenario.Fault;
import syncline.scenario.Scenario;

@Command(name = "plan", description = "Shows what a run would do, without doing it.", mixinStandardHelpOptions = true)
final class PlanCommand implements Callable<Integer> {
    @Spec
    CommandSpec spec = CommandSpec.create();

    @Mixin
    CommonOptions common = new CommonOptions();

    @Mixin
    ScenarioOptions options = new ScenarioOptions();

    @Override
    public Integer call() {
        print(options.load(common), spec.commandLine().getOut());
        return ExitCode.OK.code();
    }

    private static void print(Scenario scenario, PrintWriter out) {
        var size = scenario.population().size();
        var estimate = Estimate.of(scenario);
        out.println(scenario.name() + ": " + scenario.about());
        out.printf("seed        %d%n", scenario.seed());
        out.printf(
                "population  %,d users, %,d accounts, %,d profiles, %,d connections%n",
                size.users(), size.accounts(), size.profiles(), size.connections());
        out.println("steps");
        int number = 0;
        for (var phase : estimate.phases()) {
            number++;
            String expected = phase.apiCalls() == 0
                    ? ""
                    : "   about %,d records, %,d CRM calls".formatted(phase.records(), phase.apiCalls());
            out.printf("  %3d  %s%s%n", number, StepNames.of(phase.step(), size), expected);
        }
        out.printf(
                "in all      about %,d records and %,d CRM calls, besides retries%n",
                estimate.records(), estimate.apiCalls());
        if (!scenario.matrix().isEmpty()) {
            list(
                    out,
                    "matrix of %,d combinations".formatted(scenario.combinations()),
                    scenario.matrix().entrySet());
        }
        list(out, "faults", scenario.faults().stream().map(PlanCommand::words).toList());
        list(out, "expect", scenario.expect());
    }

    private static void list(PrintWriter out, String title, Iterable<?> lines) {
        out.println(title);
        boolean any = false;
        for (var line : lines) {
            out.println("       " + line);
            any = true;
        }
        if (!any) {
            out.println("       none");
        }
    }

    private static String words(Fault fault) {
        return FaultNames.of(fault) + ", " + FaultNames.when(fault);
    }
}
