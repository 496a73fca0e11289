package syncline.cli;

import java.util.function.Supplier;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import syncline.lab.UserError;

/** Looking for what a command line names: what is not there is wrong usage, also of a command that runs a lab. */
final class ScenarioLookup {
    private ScenarioLookup() {}

    static <T> T usage(CommandSpec spec, Supplier<T> lookup) {
        try {
            return lookup.get();
        } catch (UserError e) {
            throw new ParameterException(spec.commandLine(), String.valueOf(e.getMessage()), e);
        }
    }
}
