package syncline.load;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Reads what a simulation is told. Addresses are those of {@code ./syncline up} unless given. What is wrong is gathered, a stand-in is returned for it, and {@link #check}
 * names all of it at once; nothing that was read may be used before.
 */
final class Settings {
    /** The environment variable with the admin's password. */
    static final String PASSWORD = "SYNCLINE_PASSWORD";

    private final Properties given;
    private final @Nullable String password;
    private final Map<String, String> read = new LinkedHashMap<>();
    private final List<String> errors = new ArrayList<>();

    /**
     * @param given by name
     * @param password of the admin, null when nobody said
     */
    Settings(Properties given, @Nullable String password) {
        this.given = given;
        this.password = password;
    }

    /** System properties, and the password from the environment, because others can read a command line. */
    static Settings ofThisProcess() {
        return new Settings(System.getProperties(), System.getenv(PASSWORD));
    }

    /** Engage, which {@code base} names too. */
    URI engage() {
        String name = given.getProperty("engage") == null && given.getProperty("base") != null ? "base" : "engage";
        return address(name, "Engage", 7001);
    }

    URI admin() {
        return address("admin", "the sync's admin API", 7003);
    }

    URI crm() {
        return address("crm", "the CRM", 7002);
    }

    /** @param usual the port at which {@code ./syncline up} has it */
    private URI address(String name, String whose, int usual) {
        String otherwise = "http://127.0.0.1:" + usual;
        return read(
                name,
                otherwise,
                Settings::uri,
                URI.create(otherwise),
                "the base address of %s, such as %s".formatted(whose, otherwise));
    }

    String password() {
        if (password == null) {
            errors.add("The environment has no " + PASSWORD + ": set it to the password of the lab's admin.");
        }
        return password == null ? "" : password;
    }

    int whole(String name, int otherwise, int least, int most) {
        return read(
                name,
                Integer.toString(otherwise),
                text -> within(Integer.valueOf(text), least, most),
                least,
                "a whole number from %d to %d".formatted(least, most));
    }

    double number(String name, double otherwise, double least, double most) {
        return read(
                name,
                plain(otherwise),
                text -> within(Double.valueOf(text), least, most),
                least,
                "a number from %s to %s".formatted(plain(least), plain(most)));
    }

    Duration duration(String name, String otherwise, Duration least) {
        return read(
                name,
                otherwise,
                text -> within(Duration.parse("PT" + text), least, Duration.ofHours(2)),
                least,
                "a time from %d s to 2 h, as in 90s, 10m or 1h30m".formatted(least.toSeconds()));
    }

    /** Whole seconds. */
    int seconds(String name, String otherwise, int least) {
        return Math.toIntExact(
                duration(name, otherwise, Duration.ofSeconds(least)).toSeconds());
    }

    /** One of some words, which are the constants of an enum in lower case. */
    <E extends Enum<E>> E choice(String name, E otherwise) {
        E[] all = otherwise.getDeclaringClass().getEnumConstants();
        return read(
                name,
                word(otherwise),
                text -> List.of(all).stream()
                        .filter(one -> word(one).equals(text))
                        .findFirst()
                        .orElseThrow(IllegalArgumentException::new),
                otherwise,
                "one of " + List.of(all).stream().map(Settings::word).toList());
    }

    long seed() {
        return read("seed", "42", Long::valueOf, 0L, "a whole number");
    }

    /** The folder for what was measured. */
    Path out() {
        return read("out", "target/load", Path::of, Path.of(""), "a folder");
    }

    /** Something is wrong with several settings together. */
    void refuse(String why) {
        errors.add(why);
    }

    /**
     * Ends the reading.
     *
     * @return what was read, by name
     * @throws Refused with one line for each setting that is wrong
     */
    Map<String, String> check() {
        if (!errors.isEmpty()) {
            throw new Refused(String.join(System.lineSeparator(), errors));
        }
        return Map.copyOf(read);
    }

    private <T> T read(String name, String otherwise, Function<String, T> parse, T standIn, String form) {
        String text = given.getProperty(name, otherwise);
        read.put(name, text);
        try {
            return parse.apply(text);
        } catch (IllegalArgumentException | DateTimeParseException e) {
            errors.add(name + " is \"" + text + "\" and should be " + form + ".");
            return standIn;
        }
    }

    private static <T extends Comparable<T>> T within(T value, T least, T most) {
        if (value.compareTo(least) < 0 || value.compareTo(most) > 0) {
            throw new IllegalArgumentException();
        }
        return value;
    }

    private static URI uri(String text) {
        URI uri = URI.create(text.replaceFirst("/+$", ""));
        if (uri.getHost() == null || !"http".equals(uri.getScheme())) {
            throw new IllegalArgumentException();
        }
        return uri;
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }

    private static String plain(double number) {
        return number == Math.rint(number) ? Long.toString((long) number) : Double.toString(number);
    }
}
