package syncline.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import syncline.bench.Growth;
import syncline.bench.RecordStates;
import syncline.bench.VirtualBench;

@Command(
        name = "virtual",
        description = "Syncs in virtual time on one core, against making up the same people; how time and heap grow.",
        mixinStandardHelpOptions = true)
final class BenchVirtualCommand implements Callable<Integer> {
    /** Records that are not in step take so much heap that more of them would not fit beside what else is there. */
    private static final int STATES_OF_AT_MOST = 300_000;

    @Spec
    CommandSpec spec = CommandSpec.create();

    @Option(
            names = "--profiles",
            defaultValue = "100000,1000000,10000000",
            split = ",",
            description = "Sizes, one after the other. Default: ${DEFAULT-VALUE}.")
    List<Integer> sizes = List.of();

    @Override
    public Integer call() {
        var out = spec.commandLine().getOut();
        var bench = new VirtualBench(out::println);
        var unused = bench.warmUp();
        var figures = new ArrayList<VirtualBench.Figures>();
        for (int profiles : sizes) {
            out.printf("%,d profiles%n", profiles);
            figures.add(bench.of(profiles));
        }
        int changed = Math.min(
                STATES_OF_AT_MOST, sizes.stream().mapToInt(n -> n).max().orElse(0));
        var states = new RecordStates(out::println).of(changed);
        out.println(new Growth(figures));
        out.println(states);
        return ExitCode.OK.code();
    }
}
