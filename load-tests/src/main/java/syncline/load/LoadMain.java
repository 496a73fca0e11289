package syncline.load;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.gatling.app.Gatling$;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Runs one simulation: {@code --simulation FullSyncUnderEdits --engage URI --admin URI --profiles N [--rate 20]
 * [--maxDuration 30m] [--out FOLDER] [--seed 42]}. Each option may also be a system property, as in
 * {@code -Dsyncline.engage=URI}. Exits with 0 when the sync ran to its end, 1 when it did not, 2 when an option is wrong.
 */
public final class LoadMain {
    private static final List<String> SIMULATIONS = List.of("FullSyncUnderEdits");
    private static final int NOT_FINISHED = 1;
    private static final int USAGE = 2;

    private LoadMain() {}

    public static void main(String[] args) throws IOException {
        System.exit(run(args, System.err));
    }

    private static int run(String[] args, PrintStream errors) throws IOException {
        String simulation;
        LoadSettings settings;
        try {
            simulation = simulation(args);
            settings = LoadSettings.from(System.getProperties());
        } catch (IllegalArgumentException e) {
            errors.println(e.getMessage());
            return USAGE;
        }
        Path file = settings.out().resolve(LoadFile.NAME);
        Files.createDirectories(settings.out());
        int code = Gatling$.MODULE$.fromArgs(new String[] {
            "--simulation",
            LoadMain.class.getPackageName() + "." + simulation,
            "--results-folder",
            settings.out().resolve("gatling").toString()
        });
        return code == 0 && isFinished(file) ? 0 : NOT_FINISHED;
    }

    private static String simulation(String[] args) {
        String simulation = null;
        for (int i = 0; i < args.length; i += 2) {
            String name = args[i].startsWith("--") ? args[i].substring(2) : args[i];
            if (i + 1 == args.length) {
                throw new IllegalArgumentException("--" + name + " has no value.");
            } else if (name.equals("simulation")) {
                simulation = args[i + 1];
            } else if (LoadSettings.NAMES.contains(name)) {
                System.setProperty(LoadSettings.PREFIX + name, args[i + 1]);
            } else {
                throw new IllegalArgumentException("--" + name + " is not an option. There are --simulation, --"
                        + String.join(", --", LoadSettings.NAMES) + ".");
            }
        }
        if (simulation == null || !SIMULATIONS.contains(simulation)) {
            throw new IllegalArgumentException("--simulation should be one of " + SIMULATIONS + ".");
        }
        return simulation;
    }

    private static boolean isFinished(Path file) throws IOException {
        if (!Files.exists(file)) {
            return false;
        }
        JsonNode load = new ObjectMapper().readTree(file.toFile());
        return load.path("outcome").asText().equals("finished");
    }
}
