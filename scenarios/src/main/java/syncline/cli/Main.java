package syncline.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.OutputStreamWriter;
import java.io.PrintStream;
import java.io.PrintWriter;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.Spec;
import picocli.CommandLine.UnmatchedArgumentException;
import syncline.lab.UserError;
import syncline.scenario.DidYouMean;
import syncline.scenario.InvalidScenario;

/** The command {@code syncline}. */
@Command(
        name = "syncline",
        description = "Simulates an engagement platform, a CRM and the sync between them, and tests how they hold.",
        version = "syncline 0.1.0",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {
            RunCommand.class,
            ListCommand.class,
            ValidateCommand.class,
            PlanCommand.class,
            ReportCommand.class,
            UpCommand.class,
            BenchCommand.class,
            TortureCommand.class,
            ReplayCommand.class,
            SimulateCommand.class,
            VerifyDriversCommand.class,
            ExportCommand.class,
            HelpCommand.class
        },
        footer = {
            "",
            "Exit codes: 0 done, every expectation met; 2 wrong usage; 3 scenario not valid;",
            "4 an expectation missed; 5 the run itself is not valid; 6 replay diverged; 130 interrupted."
        })
public final class Main implements Runnable {
    @Spec
    CommandSpec spec = CommandSpec.create();

    @Mixin
    CommonOptions common = new CommonOptions();

    /** Runs a command and exits with its code. */
    public static void main(String[] args) {
        System.exit(execute(writer(System.out), writer(System.err), args));
    }

    private static PrintWriter writer(PrintStream to) {
        return new PrintWriter(new OutputStreamWriter(to, UTF_8), true);
    }

    /** Runs a command; prints to {@code out} and {@code err}. */
    static int execute(PrintWriter out, PrintWriter err, String... args) {
        return new CommandLine(new Main())
                .setOut(out)
                .setErr(err)
                .setCaseInsensitiveEnumValuesAllowed(true)
                .registerConverter(BenchDatabase.class, BenchDatabase::new)
                .setParameterExceptionHandler(Main::usage)
                .setExecutionExceptionHandler(Main::failed)
                .execute(args);
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "Which command? One of run, list, validate, plan, up.");
    }

    private static int usage(ParameterException e, String[] args) {
        var command = e.getCommandLine();
        command.getErr().println(e.getMessage() + meant(e));
        if (!UnmatchedArgumentException.printSuggestions(e, command.getErr())) {
            command.getErr().println(command.getHelp().fullSynopsis().strip() + System.lineSeparator() + "Try --help.");
        }
        return ExitCode.USAGE.code();
    }

    private static String meant(ParameterException e) {
        boolean unknown =
                e instanceof UnmatchedArgumentException && e.getCommandLine().getParent() == null;
        return unknown
                ? "."
                        + DidYouMean.hint(
                                e.getCommandLine().getSubcommands().keySet(),
                                ((UnmatchedArgumentException) e).getUnmatched().getFirst())
                : "";
    }

    private static int failed(Exception e, CommandLine command, ParseResult parsed) {
        PrintWriter err = command.getErr();
        var code = switch (e) {
            case InvalidScenario invalid -> {
                invalid.problems().forEach(err::println);
                yield ExitCode.SCENARIO_INVALID;
            }
            case UserError wrong -> {
                err.println(wrong.getMessage());
                yield command.getCommand() instanceof RunsLab ? ExitCode.RUN_INVALID : ExitCode.USAGE;
            }
            default -> {
                err.println("Syncline itself failed: " + e
                        + ". This is a fault of Syncline. With --stacktrace it says where.");
                yield ExitCode.RUN_INVALID;
            }
        };
        if (CommonOptions.stacktrace(parsed)) {
            e.printStackTrace(err);
        }
        return code.code();
    }
}
