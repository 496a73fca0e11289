package syncline.cli;

import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;
import syncline.scenario.InvalidScenario;
import syncline.scenario.Scenario;
import syncline.scenario.ScenarioLoader;

@Command(
        name = "list",
        description = "Lists the scenarios, what they ask, and how large they are.",
        mixinStandardHelpOptions = true)
final class ListCommand implements Callable<Integer> {
    @Spec
    CommandSpec spec = CommandSpec.create();

    @Mixin
    CommonOptions common = new CommonOptions();

    @Override
    public Integer call() {
        var out = spec.commandLine().getOut();
        var folder = common.folder();
        var names = folder.names();
        if (names.isEmpty()) {
            out.println("There are no scenarios in " + folder.path() + ".");
        }
        for (String name : names) {
            try {
                print(name, ScenarioLoader.load(folder.find(name), List.of()));
            } catch (InvalidScenario e) {
                out.printf("%s%n    not valid: see validate %s%n", name, name);
            }
        }
        return ExitCode.OK.code();
    }

    private void print(String name, Scenario scenario) {
        var estimate = Estimate.of(scenario);
        spec.commandLine().getOut().printf("%s%n    %s%n    %s%n", name, scenario.about(), estimate.summary(scenario));
    }
}
