package syncline.cli;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParseResult;
import syncline.scenario.ScenarioFolder;

/** Options of every command. */
final class CommonOptions {
    @Option(
            names = "--scenarios",
            paramLabel = "FOLDER",
            description = "Where scenarios called by name are. Default: the folder scenarios of Syncline.")
    @Nullable
    Path scenarios;

    @Option(names = "--stacktrace", description = "Show where in Syncline an error came from.")
    boolean stacktrace;

    ScenarioFolder folder() {
        return new ScenarioFolder(scenarios == null ? home().resolve("scenarios") : scenarios);
    }

    /** Where Syncline is, as the launcher says; the working folder without it. */
    static Path home() {
        return Path.of(System.getProperty("syncline.home", ""));
    }

    /** Whether the option was given to any command of the line. */
    static boolean stacktrace(ParseResult parsed) {
        for (ParseResult at = parsed; at != null; at = at.hasSubcommand() ? at.subcommand() : null) {
            if (at.hasMatchedOption("--stacktrace")) {
                return true;
            }
        }
        return false;
    }
}
