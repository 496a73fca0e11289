package syncline.cli;

import java.util.UUID;
import java.util.concurrent.Callable;
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

    @Mixin
    OutputOptions output = new OutputOptions();

    @Option(names = "--db", paramLabel = Storage.CHOICES, description = Storage.HELP + " Default: ${DEFAULT-VALUE}.")
    String db = "memory";

    @Override
    public Integer call() {
        Scenario scenario = ScenarioLookup.usage(spec, () -> options.single(common));
        var console = spec.commandLine().getOut();
        var storage = Storage.parse(db, "run-" + UUID.randomUUID(), System.getenv());
        var lab = new LabSettings(
                scenario,
                ports.or(LabSettings.Ports.FREE),
                UUID.randomUUID().toString(),
                storage,
                Math.clamp(Runtime.getRuntime().availableProcessors(), 2, 8));
        var progress = output.progress(console, scenario.things());
        var run = new ScenarioRun(
                scenario,
                new ScenarioRun.Options(
                        output.runs(), CommonOptions.home(), lab, Commit.current(CommonOptions.home()), command()),
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
        var words = options.words("run");
        if (!db.equals("memory")) {
            words.add("--db '" + new Database(db, "", "").place() + "'");
        }
        return String.join(" ", words);
    }
}
