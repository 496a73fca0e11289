package syncline.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.util.Map;
import syncline.lab.LabClock;
import syncline.lab.UserError;
import syncline.lab.http.Json;
import syncline.run.Progress;
import syncline.runner.Lab;
import syncline.runner.LabSettings;
import syncline.runner.LabSettings.Ports;
import syncline.runner.Storage;
import syncline.scenario.Population.Size;
import syncline.torture.LabProcess;

/**
 * The lab that is tortured, in a process of its own: prints its addresses as one line of JSON, and ends with its standard input, so
 * that it does not outlive whoever started it.
 */
public final class TortureLab {
    private TortureLab() {}

    /** Runs the lab of the given arguments, as {@link LabProcess} writes them. */
    public static void main(String[] args) throws IOException {
        var out = new PrintWriter(new OutputStreamWriter(System.out, UTF_8), true);
        try (var lab = Lab.start(settings(args), LabClock.system(), Progress.SILENT)) {
            out.println(Json.MAPPER.writeValueAsString(
                    Map.of("engage", lab.engage(), "crm", lab.crm(), "admin", lab.admin())));
            System.in.transferTo(OutputStream.nullOutputStream());
        } catch (UserError e) {
            System.err.println(e.getMessage());
            System.exit(ExitCode.RUN_INVALID.code());
        }
        System.exit(ExitCode.OK.code());
    }

    private static LabSettings settings(String[] args) {
        var size = new Size(
                Integer.parseInt(args[2]),
                Integer.parseInt(args[3]),
                Integer.parseInt(args[4]),
                Integer.parseInt(args[5]));
        return new LabSettings(
                size,
                Long.parseLong(args[1]),
                Ports.FREE,
                System.getenv().getOrDefault(LabProcess.PASSWORD, ""),
                Storage.parse(args[0], "torture", System.getenv()),
                2);
    }
}
