package syncline.cli;

import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import syncline.bench.RecordingBench;

@Command(
        name = "recording",
        description = "A live full sync of fresh records without a history and with one, by turns in one run.",
        mixinStandardHelpOptions = true)
final class BenchRecordingCommand implements Callable<Integer> {
    @Spec
    CommandSpec spec = CommandSpec.create();

    @Mixin
    BenchSize size = new BenchSize(30_000);

    @Option(names = "--repeats", description = "Default: ${DEFAULT-VALUE}.")
    int repeats = 5;

    @Option(names = "--db", description = "As of bench sync.")
    BenchDatabase db = new BenchDatabase("memory");

    @Override
    public Integer call() throws IOException, InterruptedException {
        var out = spec.commandLine().getOut();
        var figures = new RecordingBench(size.size(), repeats, db.places(), out::println).run();
        out.printf(
                "median without %s%nmedian with    %s%nrecording costs %.1f %% of the rate, %.1f %% more CPU%n",
                figures.without(), figures.with(), 100 * figures.cost(), 100 * figures.cpuCost());
        return ExitCode.OK.code();
    }
}
