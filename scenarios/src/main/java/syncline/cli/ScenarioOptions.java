package syncline.cli;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import syncline.lab.UserError;
import syncline.scenario.Matrix;
import syncline.scenario.Scenario;
import syncline.scenario.ScenarioLoader;

/** Which scenario, and what of it is overridden. */
final class ScenarioOptions {
    @Parameters(paramLabel = "SCENARIO", description = "A name that `list` shows, or a file.")
    String scenario = "";

    @Option(
            names = "--set",
            paramLabel = "PATH=VALUE",
            description = "Override a field: population.profiles=500, steps[2].wait=1h. May be given many times.")
    List<String> settings = List.of();

    @Option(names = "--seed", paramLabel = "NUMBER", description = "Override the seed.")
    @Nullable
    Long seed;

    Scenario load(CommonOptions common) {
        return ScenarioLoader.load(common.folder().find(scenario), all());
    }

    /** The scenario for a lab, which runs one and not a matrix of them. */
    Scenario single(CommonOptions common) {
        var loaded = load(common);
        if (loaded.matrix().isEmpty()) {
            return loaded;
        }
        throw new UserError("%s has a matrix, and its combinations are simulated: ./syncline simulate %s"
                .formatted(loaded.name(), scenario));
    }

    /** All combinations of the scenario's matrix; the scenario alone when it has none. */
    List<Matrix.Cell> cells(CommonOptions common) {
        return ScenarioLoader.cells(common.folder().find(scenario), all());
    }

    /** How a command line begins that does the same again. */
    List<String> words(String command) {
        var words = new ArrayList<>(List.of("./syncline", command, scenario));
        all().forEach(setting -> words.add("--set '" + setting + "'"));
        return words;
    }

    /** All overrides, as {@code path=value}. */
    List<String> all() {
        var all = new ArrayList<>(settings);
        if (seed != null) {
            all.add("seed=" + seed);
        }
        return all;
    }
}
