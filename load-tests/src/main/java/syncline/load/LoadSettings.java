package syncline.load;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What a simulation is told, by system properties that begin with {@link #PREFIX}.
 *
 * @param engage where Engage listens
 * @param admin where the sync's admin API listens
 * @param profiles how many profiles there are; edits go to any of them
 * @param rate edits per second, 1 to 1000: a whole number, because only then does Gatling space them evenly
 * @param maxDuration when to stop although the sync has not ended, at least 1 s
 * @param out the folder for {@code load.json} and Gatling's own report
 * @param seed of the choice of profiles
 */
public record LoadSettings(URI engage, URI admin, int profiles, int rate, Duration maxDuration, Path out, long seed) {
    static final String PREFIX = "syncline.";
    static final List<String> NAMES = List.of("engage", "admin", "profiles", "rate", "maxDuration", "out", "seed");

    /**
     * Reads the settings.
     *
     * @throws IllegalArgumentException with one line for each setting that is missing or wrong
     */
    public static LoadSettings from(Properties properties) {
        var reader = new Reader(properties, new ArrayList<>());
        URI engage = reader.read("engage", null, LoadSettings::uri, "a base address such as http://127.0.0.1:8081");
        URI admin = reader.read("admin", null, LoadSettings::uri, "a base address such as http://127.0.0.1:8083");
        Integer profiles = reader.read("profiles", null, text -> whole(text, 1_000_000_000), "from 1 to 1000000000");
        Integer rate = reader.read("rate", "20", text -> whole(text, 1000), "a whole number from 1 to 1000");
        Duration maxDuration = reader.read("maxDuration", "30m", LoadSettings::duration, "as in 90s, 10m or 1h30m");
        Path out = reader.read("out", "target/load", Path::of, "a folder");
        Long seed = reader.read("seed", "42", Long::valueOf, "a whole number");
        if (engage == null
                || admin == null
                || profiles == null
                || rate == null
                || maxDuration == null
                || out == null
                || seed == null) {
            throw new IllegalArgumentException(String.join(System.lineSeparator(), reader.errors()));
        }
        return new LoadSettings(engage, admin, profiles, rate, maxDuration, out, seed);
    }

    private record Reader(Properties properties, List<String> errors) {
        <T> @Nullable T read(String name, @Nullable String otherwise, Function<String, T> parse, String form) {
            String text = properties.getProperty(PREFIX + name, otherwise);
            if (text == null) {
                errors.add(PREFIX + name + " is missing: " + form + ".");
                return null;
            }
            try {
                return parse.apply(text);
            } catch (IllegalArgumentException | DateTimeParseException e) {
                errors.add(PREFIX + name + " is \"" + text + "\" and should be " + form + ".");
                return null;
            }
        }
    }

    private static URI uri(String text) {
        URI uri = URI.create(text.replaceFirst("/+$", ""));
        if (uri.getHost() == null || !"http".equals(uri.getScheme())) {
            throw new IllegalArgumentException(text);
        }
        return uri;
    }

    private static int whole(String text, int most) {
        int number = Integer.parseInt(text);
        if (number < 1 || number > most) {
            throw new IllegalArgumentException(text);
        }
        return number;
    }

    private static Duration duration(String text) {
        Duration duration = Duration.parse("PT" + text);
        if (duration.compareTo(Duration.ofSeconds(1)) < 0) {
            throw new IllegalArgumentException(text);
        }
        return duration;
    }
}
