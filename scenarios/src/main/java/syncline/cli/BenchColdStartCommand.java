package syncline.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import syncline.bench.ColdStart;

@Command(
        name = "cold-start",
        description =
                "An incremental sync right after a restart against the same when warm, over what a full sync made known.",
        mixinStandardHelpOptions = true)
final class BenchColdStartCommand implements Callable<Integer> {
    @Spec
    CommandSpec spec = CommandSpec.create();

    @Mixin
    BenchSize size = new BenchSize(150_000);

    @Option(names = "--changed", description = "Default: ${DEFAULT-VALUE}.")
    int changed = 10_000;

    @Option(names = "--restarted", hidden = true, description = "Measure a restart on this folder alone.")
    @Nullable
    Path restarted;

    @Override
    public Integer call() throws IOException, InterruptedException {
        var out = spec.commandLine().getOut();
        if (restarted != null) {
            var bench = new ColdStart(size.size(), changed, restarted, out::println);
            out.println(ColdStart.result(bench.restarted()));
            return ExitCode.OK.code();
        }
        Path folder = Files.createTempDirectory("syncline-bench");
        var figures = new ColdStart(size.size(), changed, folder, out::println).run();
        out.printf(
                "restarted in the same JVM / warm %.1f%nrestarted process / warm        %.1f%n",
                figures.actorsCold() / figures.warm(), figures.processCold() / figures.warm());
        return ExitCode.OK.code();
    }
}
