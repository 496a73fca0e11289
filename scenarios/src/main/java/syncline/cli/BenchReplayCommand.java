package syncline.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import syncline.bench.ReplayBench;

@Command(
        name = "replay",
        description = "The replay of a history against a bare parse of the same file, by turns in one run.",
        mixinStandardHelpOptions = true)
final class BenchReplayCommand implements Callable<Integer> {
    @Spec
    CommandSpec spec = CommandSpec.create();

    @Parameters(paramLabel = "HISTORY", description = "The history.jsonl.gz in the folder of a run.")
    Path history = Path.of("");

    @Option(names = "--repeats", description = "Default: ${DEFAULT-VALUE}.")
    int repeats = 5;

    @Override
    public Integer call() throws IOException {
        var out = spec.commandLine().getOut();
        var figures = new ReplayBench(history, repeats, out::println).run();
        out.printf(
                "median parse  %s%nmedian replay %s%nratio replay/parse %.2f%n",
                figures.parse(), figures.replay(), figures.replay().over(figures.parse()));
        return ExitCode.OK.code();
    }
}
