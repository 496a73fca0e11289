package syncline.cli;

import java.io.PrintWriter;
import java.io.Writer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import syncline.lab.db.Database;
import syncline.run.Outcome;
import syncline.runner.LabSettings;
import syncline.runner.ScenarioRun;
import syncline.runner.Storage;
import syncline.scenario.Scenario;

@Command(name = "run", description = "Runs a scenario and writes a report.", mixinStandardHelpOptions = true)
final class RunCommand implements Callable<Integer>, RunsLab {
    @Spec
    CommandSpec spec = CommandSpec.create();

    @Mixin
    CommonOptions common = new CommonOptions();

    @Mixin
    ScenarioOptions options = new ScenarioOptions();

    @Mixin
    PortOptions ports = new PortOptions();

    @Option(
            names = "--out",
            paramLabel = "FOLDER",
            description = "Where the run's folder is made. Default: reports/runs of Syncline.")
    @Nullable
    Path out;

    @Option(names = "--db", paramLabel = Storage.CHOICES, description = Storage.HELP + " Default: ${DEFAULT-VALUE}.")
    String db = "memory";

    @Option(
            names = {"-q", "--quiet"},
            description = "Show no progress, only how the run ended.")
    boolean quiet;

    @Override
    public Integer call() {
        Scenario scenario = ScenarioLookup.usage(spec, () -> options.single(common));
        var console = spec.commandLine().getOut();
        var storage = Storage.parse(db, "run-" + UUID.randomUUID(), System.getenv());
        var lab = new LabSettings(
                scenario,
                ports.ports(),
                UUID.randomUUID().toString(),
                storage,
                Math.clamp(Runtime.getRuntime().availableProcessors(), 2, 8));
        Path runs = out == null ? CommonOptions.home().resolve("reports/runs") : out;
        var progress = quiet
                ? ConsoleProgress.plain(new PrintWriter(Writer.nullWriter()), 0)
                : ConsoleProgress.on(console, Math.toIntExact(scenario.things()));
        var run = new ScenarioRun(
                scenario,
                new ScenarioRun.Options(
                        runs, CommonOptions.home(), lab, Commit.current(CommonOptions.home()), command()),
                progress);
        var hook = OnShutdown.does(() -> {
            progress.silence();
            run.interrupt().ifPresent(outcome -> Summary.print(outcome, console));
            storage.close();
        });
        try {
            return run.run().map(this::finished).orElse(ExitCode.INTERRUPTED.code());
        } finally {
            hook.close();
            progress.silence();
            storage.close();
        }
    }

    private int finished(Outcome outcome) {
        Summary.print(outcome, spec.commandLine().getOut());
        return ExitCode.of(outcome.results().verdict()).code();
    }

    private String command() {
        var words = new ArrayList<>(List.of("./syncline run", options.scenario));
        options.all().forEach(setting -> words.add("--set '" + setting + "'"));
        if (!db.equals("memory")) {
            words.add("--db '" + new Database(db, "", "").place() + "'");
        }
        return String.join(" ", words);
    }
}
