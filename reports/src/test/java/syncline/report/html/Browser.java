package syncline.report.html;

import static org.awaitility.Awaitility.await;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.logging.LogEntry;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.LoggingPreferences;

/** A real Chromium without a window. It is looked for on this machine and never downloaded. */
final class Browser implements AutoCloseable {
    private static final List<String> USUAL_FOLDERS =
            List.of("/usr/bin", "/usr/local/bin", "/usr/lib/chromium", "/usr/lib/chromium-browser", "/snap/bin");

    /** Its only word is that it has no typed protocol for so new a Chromium, which is not used here. */
    private static final Logger PROTOCOL = Logger.getLogger("org.openqa.selenium.devtools");

    private static final Duration LONGEST_DRAWING = Duration.ofSeconds(30);

    private final ChromeDriver driver;

    private Browser(ChromeDriver driver) {
        this.driver = driver;
    }

    static Browser start(Path profile) {
        PROTOCOL.setLevel(Level.SEVERE);
        var options = new ChromeOptions();
        options.setBinary(find("chromium", "chromium-browser", "google-chrome").toFile());
        options.addArguments(
                "--headless=new",
                "--no-sandbox",
                "--disable-gpu",
                "--disable-dev-shm-usage",
                "--no-first-run",
                "--disable-background-networking",
                "--disable-component-update",
                "--disable-sync",
                "--hide-scrollbars",
                "--user-data-dir=" + profile);
        var logging = new LoggingPreferences();
        logging.enable(LogType.BROWSER, Level.ALL);
        options.setCapability("goog:loggingPrefs", logging);
        var service = new ChromeDriverService.Builder()
                .usingDriverExecutable(
                        find("chromedriver", "chromium.chromedriver").toFile())
                .usingAnyFreePort()
                .build();
        return new Browser(new ChromeDriver(service, options));
    }

    /** Opens a file as a screen of that width would show it, and waits until its charts are drawn. */
    void open(Path page, int width, boolean dark) {
        load(page, width, dark);
        await().atMost(LONGEST_DRAWING).until(() -> "true".equals(ask("document.documentElement.dataset.drawn")));
    }

    /** Opens a file whose charts may not be drawn. */
    void load(Path page, int width, boolean dark) {
        driver.executeCdpCommand(
                "Emulation.setDeviceMetricsOverride",
                Map.of("width", width, "height", 900, "deviceScaleFactor", 1, "mobile", false));
        driver.executeCdpCommand(
                "Emulation.setEmulatedMedia",
                Map.of("features", List.of(Map.of("name", "prefers-color-scheme", "value", dark ? "dark" : "light"))));
        driver.get(page.toUri().toString());
    }

    @Nullable
    Object ask(String script, Object... arguments) {
        return driver.executeScript("return " + script, arguments);
    }

    long number(String script, Object... arguments) {
        return ((Number) Objects.requireNonNull(ask(script, arguments))).longValue();
    }

    /** All that the page as a person sees it says. */
    String text() {
        return String.valueOf(ask("document.body.innerText"));
    }

    /** What the console got since it was last asked. */
    List<String> console() {
        return driver.manage().logs().get(LogType.BROWSER).getAll().stream()
                .map(LogEntry::getMessage)
                .toList();
    }

    /** The page on paper, as PDF in Base64. */
    String print() {
        return String.valueOf(driver.executeCdpCommand("Page.printToPDF", Map.of("printBackground", true))
                .get("data"));
    }

    /** The whole page from top to bottom, as PNG. */
    void screenshot(Path file) throws IOException {
        var size = Map.of(
                "x",
                0,
                "y",
                0,
                "scale",
                1,
                "width",
                number("document.documentElement.clientWidth"),
                "height",
                number("document.documentElement.scrollHeight"));
        Object data = driver.executeCdpCommand(
                        "Page.captureScreenshot", Map.of("captureBeyondViewport", true, "clip", size))
                .get("data");
        Files.write(file, Base64.getDecoder().decode(String.valueOf(data)));
    }

    @Override
    public void close() {
        driver.quit();
    }

    private static Path find(String... names) {
        return find(folders(), names);
    }

    static Path find(List<String> folders, String... names) {
        var tried = new ArrayList<Path>();
        folders.forEach(folder ->
                Arrays.stream(names).map(name -> Path.of(folder, name)).forEach(tried::add));
        return tried.stream()
                .filter(Files::isExecutable)
                .findFirst()
                .orElseThrow(() -> new AssertionError("The tests of the report need " + names[0]
                        + ", which is neither in PATH nor in " + USUAL_FOLDERS
                        + ". On Debian: apt-get install -y chromium chromium-driver"));
    }

    private static List<String> folders() {
        String path = System.getenv().getOrDefault("PATH", "");
        return Stream.concat(Arrays.stream(path.split(File.pathSeparator)), USUAL_FOLDERS.stream())
                .filter(folder -> !folder.isBlank())
                .toList();
    }
}
