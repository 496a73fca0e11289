package syncline.report.html;

import static java.nio.charset.StandardCharsets.UTF_8;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import java.io.IOException;
import java.nio.file.Path;
import syncline.lab.UserError;
import syncline.report.AtomicFile;
import syncline.report.HistoryView;
import syncline.report.MatrixResults;
import syncline.report.Results;

/** The report of a run, of a matrix or of a history: one HTML file that needs no network and opens from disk. */
public final class HtmlReport {
    private static final TemplateEngine TEMPLATES =
            TemplateEngine.createPrecompiled(null, ContentType.Html, null, "syncline.report.page");

    private HtmlReport() {}

    /**
     * Writes the report whole or not at all; one that is there is replaced.
     *
     * @throws UserError if it cannot be written
     */
    public static void write(Results results, Path file) {
        write(render(results), file);
    }

    /**
     * Writes the report of a matrix whole or not at all; one that is there is replaced.
     *
     * @throws UserError if it cannot be written
     */
    public static void write(MatrixResults results, Path file) {
        write(render("matrix.jte", MatrixPage.of(results)), file);
    }

    /**
     * Writes the page of a history whole or not at all; one that is there is replaced.
     *
     * @throws UserError if it cannot be written
     */
    public static void write(HistoryView history, Path file) {
        write(render("history.jte", HistoryPage.of(history)), file);
    }

    private static void write(String html, Path file) {
        try {
            AtomicFile.write(file, html.getBytes(UTF_8));
        } catch (IOException e) {
            throw new UserError("Cannot write " + file + ": " + e.getMessage(), e);
        }
    }

    /** The report as HTML. */
    public static String render(Results results) {
        return render("report.jte", Page.of(results));
    }

    private static String render(String template, Object page) {
        var output = new StringOutput(1 << 20);
        TEMPLATES.render(template, page, output);
        return output.toString();
    }
}
