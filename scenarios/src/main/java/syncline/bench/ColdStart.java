package syncline.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import syncline.runner.Lab;
import syncline.runner.Storage;
import syncline.scenario.Population.Size;

/**
 * Measures an incremental sync of changed profiles three times over what a full sync made known: warm, with every actor awake; after
 * a restart of the lab in the same JVM, with every actor to be recovered; and after a restart of the process, with everything cold.
 *
 * @param size how many records are known
 * @param changed how many profiles change before each incremental sync
 * @param folder for the databases, H2 in files
 * @param say told each measurement as a line
 */
public record ColdStart(Size size, int changed, Path folder, Consumer<String> say) {
    private static final int WARM_SYNCS = 3;
    private static final String RESULT = "seconds ";

    /** Seconds of the incremental sync in each of the three states. */
    public record Figures(double warm, double actorsCold, double processCold) {}

    /** Runs it all; takes minutes. */
    public Figures run() throws IOException, InterruptedException {
        double warm = known();
        double actorsCold = restarted();
        double processCold = inNewProcess();
        return new Figures(warm, actorsCold, processCold);
    }

    /** The full sync and the warm incremental ones; the last of those counts. */
    private double known() throws IOException, InterruptedException {
        try (var lab = start();
                var syncs = new MeasuredSyncs(lab)) {
            say.accept("full sync      " + syncs.sync("full").rate());
            double seconds = 0;
            for (int i = 0; i < WARM_SYNCS; i++) {
                seconds = incremental(syncs, "warm", i);
            }
            return seconds;
        }
    }

    /** One incremental sync of a lab that is started on what is there, and goes on in its time. */
    public double restarted() throws IOException, InterruptedException {
        try (var lab = start();
                var syncs = new MeasuredSyncs(lab)) {
            return incremental(syncs, "restarted", WARM_SYNCS);
        }
    }

    /** Prints what {@link #inNewProcess} reads. */
    public static String result(double seconds) {
        return RESULT + seconds;
    }

    private double incremental(MeasuredSyncs syncs, String state, long seed) throws IOException, InterruptedException {
        syncs.edit(changed, seed);
        var measured = syncs.sync("incremental");
        say.accept("%-14s %.2f s for %,d records"
                .formatted(
                        state, measured.seconds(), measured.sync().path("read").asLong()));
        return measured.seconds();
    }

    private Lab start() {
        return FreshLab.start(size, Storage.files(folder));
    }

    /** The same JVM flags and class path, and this command once more, told to measure a restart alone. */
    private double inNewProcess() throws IOException, InterruptedException {
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(ManagementFactory.getRuntimeMXBean().getInputArguments());
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), "syncline.cli.Main"));
        command.addAll(List.of("bench", "cold-start", "--restarted", folder.toString()));
        command.addAll(List.of("--profiles", "" + size.profiles(), "--changed", "" + changed));
        var process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        double seconds = Double.NaN;
        try (var lines = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.startsWith(RESULT)) {
                    seconds = Double.parseDouble(line.substring(RESULT.length()));
                } else {
                    say.accept(line + " (new process)");
                }
            }
        }
        if (process.waitFor() != 0 || Double.isNaN(seconds)) {
            throw new IllegalStateException("The new process measured nothing; it ended with " + process.exitValue());
        }
        return seconds;
    }
}
