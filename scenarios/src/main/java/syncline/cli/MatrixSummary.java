package syncline.cli;

import java.io.PrintWriter;
import java.util.Locale;
import syncline.report.MatrixFolder;
import syncline.report.MatrixResults;
import syncline.virtual.matrix.MatrixRun;

/** What a matrix ends with on the terminal: a line for each combination, as its last sync went. */
final class MatrixSummary {
    private MatrixSummary() {}

    static void print(MatrixRun.Done done, PrintWriter out) {
        var results = done.results();
        out.println();
        results.axes().forEach(axis -> out.printf("%-22s", axis.setting()));
        out.printf("%10s %10s %9s %10s %9s%n", "seconds", "written", "failed", "API calls", "delayed");
        results.cells().forEach(cell -> print(cell, out));
        var code = ExitCode.of(results.verdict());
        out.printf("table: %s%n", Summary.shown(done.folder().path().resolve(MatrixFolder.TABLE)));
        out.printf("report: %s%n", Summary.shown(done.folder().report()));
        out.printf("%s, exit code %d%n", results.verdict().name().toLowerCase(Locale.ROOT), code.code());
        out.flush();
    }

    private static void print(MatrixResults.Cell cell, PrintWriter out) {
        cell.values().forEach(value -> out.printf("%-22s", value));
        if (cell.syncs().isEmpty()) {
            out.println(cell.wasSimulated() ? "no sync" : "not simulated");
        } else {
            print(cell.syncs().getLast(), out);
        }
        cell.expectations().forEach(missed -> out.printf("MISSED  %s   found %s%n", missed.expect(), missed.actual()));
        cell.remarks().forEach(remark -> out.println("        " + remark));
    }

    private static void print(MatrixResults.Sync last, PrintWriter out) {
        out.printf(
                Locale.ROOT,
                "%,10.1f %,10d %,9d %,10d %,9d%n",
                last.durationSeconds(),
                last.written(),
                last.failed(),
                last.apiCalls(),
                last.delayedCalls());
    }
}
