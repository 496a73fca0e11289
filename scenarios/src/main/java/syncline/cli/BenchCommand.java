package syncline.cli;

import picocli.CommandLine.Command;

/** The benchmarks, each a command of its own. */
@Command(
        name = "bench",
        description = "Measures Syncline itself.",
        mixinStandardHelpOptions = true,
        subcommands = {
            BenchSyncCommand.class,
            BenchColdStartCommand.class,
            BenchPostProcessingCommand.class,
            BenchBacklogCommand.class,
            BenchClicksCommand.class,
            BenchRecordingCommand.class,
            BenchReplayCommand.class,
            BenchVirtualCommand.class
        })
final class BenchCommand {}
