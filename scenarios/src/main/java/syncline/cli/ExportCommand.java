package syncline.cli;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import syncline.lab.UserError;
import syncline.runner.Lab;
import syncline.runner.LabCalls;
import syncline.runner.Storage;
import syncline.scenario.OtherReadings;
import syncline.sync.StoppedSync;
import syncline.sync.rules.RuleSettings;

@Command(
        name = "export",
        description = "Makes a history of what a lab's journal holds, for replay. It changes nothing in the lab.",
        mixinStandardHelpOptions = true)
final class ExportCommand implements Callable<Integer> {
    private static final String PASSWORD = "SYNCLINE_PASSWORD";

    @Spec
    CommandSpec spec = CommandSpec.create();

    @Mixin
    CommonOptions common = new CommonOptions();

    @Parameters(
            paramLabel = "FILE",
            description = "The history to be written, such as history.jsonl.gz; must not be there yet.")
    Path file = Path.of("");

    @Option(
            names = "--db",
            paramLabel = "FOLDER|postgres:FOLDER|jdbc:…",
            description =
                    "Where a lab keeps its data that does not run, or that runs on PostgreSQL. Default: ${DEFAULT-VALUE}.")
    String db = Path.of(".syncline", "small").toString();

    @Option(
            names = "--lab",
            paramLabel = "ADDRESS",
            description =
                    "The sync admin's address of a lab that runs, such as http://localhost:7003; the password from SYNCLINE_PASSWORD.")
    @Nullable
    URI lab;

    @Option(
            names = "--rule",
            paramLabel = "RULE=VALUE",
            description =
                    "A reading of a rule that the syncs followed, where it was not the usual one: with --db nobody else knows it.")
    List<String> rules = List.of();

    @Override
    public Integer call() {
        if (Files.exists(file)) {
            throw new UserError(file + " is there already. Name a new file.");
        }
        var address = lab;
        if (address == null) {
            stopped();
        } else {
            running(address);
        }
        spec.commandLine().getOut().printf("%s: ./syncline replay %s%n", file, file);
        return ExitCode.OK.code();
    }

    private void running(URI address) {
        String password = System.getenv(PASSWORD);
        if (password == null) {
            throw new UserError("Set %s to the password that the lab showed when it started.".formatted(PASSWORD));
        }
        try (var calls = new LabCalls(password)) {
            calls.download(address, "/admin/history", file);
        } catch (LabCalls.LabFailed e) {
            throw new UserError(
                    "%s gave no history: %s. Is the lab up there, and %s its password?"
                            .formatted(address, e.getMessage(), PASSWORD),
                    e);
        }
    }

    private void stopped() {
        if (!db.contains(":") && !Files.exists(Path.of(db, "sync.mv.db"))) {
            throw new UserError("%s holds no data of a lab. Name its folder with --db.".formatted(db));
        }
        try (var storage = Storage.parse(db, "export", System.getenv())) {
            StoppedSync.export(storage.sync(), Lab.VAULT, OtherReadings.of(RuleSettings.CHOSEN, rules), file);
        }
    }
}
