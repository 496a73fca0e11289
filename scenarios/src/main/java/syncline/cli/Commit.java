package syncline.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/** Which commit of Syncline this is. */
final class Commit {
    private static final String UNKNOWN = "unknown";

    private Commit() {}

    static String current(Path home) {
        try {
            var git = new ProcessBuilder(
                            "git", "-C", home.toAbsolutePath().toString(), "rev-parse", "--short=12", "HEAD")
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            String answer = new String(git.getInputStream().readNBytes(64), StandardCharsets.UTF_8).strip();
            return git.waitFor(2, TimeUnit.SECONDS) && git.exitValue() == 0 ? answer : UNKNOWN;
        } catch (IOException e) {
            return UNKNOWN;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return UNKNOWN;
        }
    }
}
