package syncline.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import syncline.lab.UserError;
import syncline.report.Results;
import syncline.report.ResultsFile;
import syncline.report.ResultsLogFile;
import syncline.report.RunFolder;
import syncline.report.html.HtmlReport;

@Command(
        name = "report",
        description = {
            "Writes report.html anew from what a run left.",
            "A run that was killed left results.jsonl, which is read up to its last whole line."
        },
        mixinStandardHelpOptions = true)
final class ReportCommand implements Callable<Integer> {
    @Spec
    CommandSpec spec = CommandSpec.create();

    @Mixin
    CommonOptions common = new CommonOptions();

    @Parameters(
            paramLabel = "RUN",
            description = "The run's folder, or one of its files results.json and results.jsonl.")
    @Nullable
    Path run;

    @Override
    public Integer call() {
        Path from = Path.of(String.valueOf(run)).toAbsolutePath().normalize();
        Results results = read(from);
        Path report = new RunFolder(Files.isDirectory(from) ? from : from.resolveSibling("")).report();
        HtmlReport.write(results, report);
        spec.commandLine()
                .getOut()
                .printf("report: %s%n%s%n", report, results.verdict().name().toLowerCase(Locale.ROOT));
        return ExitCode.OK.code();
    }

    private static Results read(Path from) {
        if (Files.isDirectory(from)) {
            return new RunFolder(from).read();
        }
        if (!Files.exists(from)) {
            throw new UserError("There is no " + from + ". The folders of runs are in reports/runs.");
        }
        boolean isLog = String.valueOf(from.getFileName()).endsWith(".jsonl");
        return isLog ? ResultsLogFile.read(from) : ResultsFile.read(from);
    }
}
