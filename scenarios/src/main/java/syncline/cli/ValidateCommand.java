package syncline.cli;

import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import syncline.scenario.InvalidScenario;
import syncline.scenario.ScenarioLoader;

@Command(
        name = "validate",
        description = "Checks scenarios and names everything that is wrong.",
        mixinStandardHelpOptions = true)
final class ValidateCommand implements Callable<Integer> {
    @Spec
    CommandSpec spec = CommandSpec.create();

    @Mixin
    CommonOptions common = new CommonOptions();

    @Parameters(paramLabel = "SCENARIO", arity = "1..*", description = "Names that `list` shows, or files.")
    List<String> scenarios = List.of();

    @Override
    public Integer call() {
        var files = scenarios.stream().map(common.folder()::find).toList();
        int wrong = 0;
        for (var file : files) {
            try {
                int cells = ScenarioLoader.cells(file, List.of()).size();
                spec.commandLine()
                        .getOut()
                        .println(file + (cells == 1 ? ": valid" : ": valid, %,d combinations".formatted(cells)));
            } catch (InvalidScenario e) {
                e.problems().forEach(spec.commandLine().getErr()::println);
                wrong++;
            }
        }
        return (wrong == 0 ? ExitCode.OK : ExitCode.SCENARIO_INVALID).code();
    }
}
