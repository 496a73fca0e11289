package syncline.cli;

import java.io.PrintWriter;
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
import syncline.runner.HistoryDownload;
import syncline.runner.Lab;
import syncline.runner.Storage;
import syncline.scenario.OtherReadings;
import syncline.sync.StoppedSync;
import syncline.sync.export.ExportedFile;
import syncline.sync.rules.RuleSettings;

@Command(
        name = "export",
        description = "Makes a history of what a lab's journal holds, for replay. It changes nothing in the lab.",
        mixinStandardHelpOptions = true)
final class ExportCommand implements Callable<Integer> {
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
        requireNew();
        var address = lab;
        if (address == null) {
            stopped();
        } else {
            running(address);
        }
        tell(ExportedFile.of(file), spec.commandLine().getOut());
        return ExitCode.OK.code();
    }

    private void requireNew() {
        if (Files.exists(file)) {
            throw new UserError(file + " is there already. Name a new file.");
        }
        Path folder = file.toAbsolutePath().getParent();
        if (folder == null || !Files.isDirectory(folder)) {
            throw new UserError("There is no folder %s for %s.".formatted(folder, file.getFileName()));
        }
    }

    private void running(URI address) {
        String password = System.getenv(HistoryDownload.PASSWORD);
        if (password == null) {
            throw new UserError(
                    "Set %s to the password that the lab showed when it started.".formatted(HistoryDownload.PASSWORD));
        }
        HistoryDownload.store(address, password, file);
    }

    private void stopped() {
        if (!isThere()) {
            throw new UserError(
                    "%s holds no data of a lab. Name its folder with --db, or postgres:FOLDER for one on PostgreSQL."
                            .formatted(db));
        }
        try (var storage = Storage.parse(db, "export", System.getenv())) {
            StoppedSync.export(storage.sync(), Lab.VAULT, OtherReadings.of(RuleSettings.CHOSEN, rules), file);
        }
    }

    /** Opening a folder in which no lab was would make a new one. */
    private boolean isThere() {
        return db.startsWith("jdbc:")
                || (db.startsWith("postgres:")
                        ? Files.exists(Path.of(db.substring("postgres:".length()), "postgres"))
                        : Files.exists(Path.of(db, "sync.mv.db")));
    }

    private void tell(ExportedFile exported, PrintWriter out) {
        if (exported.syncs() == 0) {
            out.printf("%s: no sync has run yet, so there is nothing to replay.%n", file);
            return;
        }
        out.printf(
                "%s: %,d %s, %,d events of their records.%n",
                file, exported.syncs(), exported.syncs() == 1 ? "sync" : "syncs", exported.events());
        exported.unfinished()
                .ifPresent(sync -> out.printf("Sync %d has not ended: it is told as far as it came.%n", sync));
        out.printf("./syncline replay %s%n", file);
    }
}
