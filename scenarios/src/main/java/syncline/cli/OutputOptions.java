package syncline.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Where runs leave their folders, and how much of them is shown while they go on. */
final class OutputOptions {
    @Option(
            names = "--out",
            paramLabel = "FOLDER",
            description = "Where the folder of a run is made. Default: reports/runs of Syncline.")
    @Nullable
    Path out;

    @Option(
            names = {"-q", "--quiet"},
            description = "Show no progress, only what came of it.")
    boolean quiet;

    /** The folder in which each run makes its own. */
    Path runs() {
        return out == null ? CommonOptions.home().resolve("reports/runs") : out;
    }

    /** How the progress of so many steps is shown. */
    ConsoleProgress progress(PrintWriter console, long steps) {
        return quiet ? ConsoleProgress.silent() : ConsoleProgress.on(console, Math.toIntExact(steps));
    }
}
