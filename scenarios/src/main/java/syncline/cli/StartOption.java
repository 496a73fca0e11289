package syncline.cli;

import java.time.Instant;
import java.util.List;
import picocli.CommandLine.Option;
import syncline.virtual.run.VirtualRun;

/** When a run in virtual time begins, and a live one that is compared with it. */
final class StartOption {
    @Option(
            names = "--start",
            paramLabel = "INSTANT",
            description = "When it begins, by the lab's clock. Default: ${DEFAULT-VALUE}.")
    Instant start = VirtualRun.START;

    /** What of it belongs to a command that does the same again. */
    List<String> words() {
        return start.equals(VirtualRun.START) ? List.of() : List.of("--start", start.toString());
    }
}
