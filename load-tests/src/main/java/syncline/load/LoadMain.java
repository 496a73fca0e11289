package syncline.load;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.gatling.app.Gatling$;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import syncline.load.measure.LoadFile;

/**
 * Runs one simulation: {@code --simulation LargeFull --engage URI …}; docs/load-tests.md has all options. Each may also be a
 * system property, as in {@code -Dengage=URI}. Exits with 0 when the simulation ran to its end, 1 when it did not, 2 when an option
 * is wrong.
 */
public final class LoadMain {
    /** By the name of their class: how each reads what it is told. */
    private static final Map<String, Function<Settings, Plan>> SIMULATIONS = new TreeMap<>(Map.of(
            "InviteClickSpike", InviteClickSpike.Told::from,
            "LargeFull", LargeFull.Told::from,
            "LargeIncremental", LargeIncremental.Told::from));

    /** Who runs several simulations may tell each the same, needed or not. */
    private static final List<String> COMMON = List.of("admin", "crm", "engage", "maxDuration", "profiles", "seed");

    static final int NOT_FINISHED = 1;
    private static final int USAGE = 2;

    private LoadMain() {}

    public static void main(String[] args) throws IOException {
        System.exit(run(args, System.err));
    }

    private static int run(String[] args, PrintStream errors) throws IOException {
        String simulation;
        Path out;
        try {
            var options = options(args);
            simulation = String.valueOf(options.remove("simulation"));
            out = checked(simulation, options).out();
        } catch (Refused e) {
            errors.println(e.getMessage());
            return USAGE;
        }
        Files.createDirectories(out);
        int code = Gatling$.MODULE$.fromArgs(new String[] {
            "--simulation",
            LoadMain.class.getPackageName() + "." + simulation,
            "--results-folder",
            out.resolve("gatling").toString()
        });
        return code == 0 && isFinished(out.resolve(LoadFile.NAME)) ? 0 : NOT_FINISHED;
    }

    private static Map<String, String> options(String[] args) {
        var options = new TreeMap<String, String>();
        for (int i = 0; i < args.length; i += 2) {
            if (!args[i].startsWith("--") || i + 1 == args.length) {
                throw new Refused(args[i] + " is not an option with a value, as in --simulation LargeFull.");
            }
            options.put(args[i].substring(2), args[i + 1]);
        }
        return options;
    }

    /** What the simulation will do; the options are system properties from now on, where it looks again. */
    private static Plan checked(String simulation, Map<String, String> options) {
        var reads = SIMULATIONS.get(simulation);
        if (reads == null) {
            throw new Refused("--simulation should be one of " + SIMULATIONS.keySet() + ".");
        }
        var given = new Properties();
        given.putAll(System.getProperties());
        given.putAll(options);
        Plan plan = reads.apply(new Settings(given, System.getenv(Settings.PASSWORD)));
        var known = new TreeSet<>(plan.parameters().keySet());
        known.addAll(COMMON);
        var unknown = new TreeSet<>(options.keySet());
        unknown.removeAll(known);
        if (!unknown.isEmpty()) {
            throw new Refused(
                    "%s has no option %s. It has %s.".formatted(simulation, String.join(", ", unknown), known));
        }
        plan.reach();
        options.forEach(System::setProperty);
        return plan;
    }

    private static boolean isFinished(Path file) throws IOException {
        return Files.exists(file)
                && new ObjectMapper()
                        .readTree(file.toFile())
                        .path("outcome")
                        .asText()
                        .equals("finished");
    }
}
