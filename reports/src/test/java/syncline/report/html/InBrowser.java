package syncline.report.html;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import syncline.report.Results;

/** Tests that open a report in a real browser. */
abstract class InBrowser {
    @TempDir
    static Path folder;

    static Browser browser;

    @BeforeAll
    static void startBrowser() throws IOException {
        browser = Browser.start(Files.createDirectory(folder.resolve("profile")));
    }

    @AfterAll
    static void stopBrowser() {
        if (browser != null) {
            browser.close();
        }
    }

    @BeforeEach
    void forgetTheConsole() {
        browser.console();
    }

    static Path report(Results results) {
        Path file = folder.resolve("report.html");
        HtmlReport.write(results, file);
        return file;
    }
}
