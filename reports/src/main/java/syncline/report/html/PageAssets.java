package syncline.report.html;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

/**
 * What the page carries along, and the one policy under which a browser runs it: these scripts, nothing else, and nothing
 * from anywhere.
 */
public record PageAssets(String charts, String script, String style, String policy) {
    static final PageAssets LOADED = load();

    private static PageAssets load() {
        String charts = resource("echarts.common.min.js");
        String script = resource("report.js");
        return new PageAssets(
                charts,
                script,
                resource("report.css"),
                "default-src 'none'; style-src 'unsafe-inline'; script-src " + hash(charts) + " " + hash(script));
    }

    private static String resource(String name) {
        try (var in = PageAssets.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException(name + " is not in the jar of reports");
            }
            return new String(in.readAllBytes(), UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String hash(String script) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(script.getBytes(UTF_8));
            return "'sha256-" + Base64.getEncoder().encodeToString(digest) + "'";
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
