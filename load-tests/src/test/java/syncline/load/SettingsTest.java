package syncline.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SettingsTest {
    private static Settings settings(String... given) {
        var properties = new Properties();
        for (int i = 0; i < given.length; i += 2) {
            properties.setProperty(given[i], given[i + 1]);
        }
        return new Settings(properties, "secret");
    }

    private static LargeFull.Told plan(String... given) {
        return LargeFull.Told.from(settings(given));
    }

    @Test
    void whatIsNotSaidIsAsInALabThatIsUp() {
        var plan = plan();
        assertThat(plan.engage()).isEqualTo(URI.create("http://127.0.0.1:7001"));
        assertThat(plan.crm()).isEqualTo(URI.create("http://127.0.0.1:7002"));
        assertThat(plan.admin()).isEqualTo(URI.create("http://127.0.0.1:7003"));
        assertThat(plan.rate()).isEqualTo(20);
        assertThat(plan.maxDuration()).isEqualTo(Duration.ofMinutes(30));
        assertThat(plan.out()).isEqualTo(Path.of("target/load"));
        assertThat(plan.parameters()).containsEntry("rate", "20").containsEntry("seed", "42");
    }

    @Test
    void baseIsAnotherWordForEngage() {
        assertThat(plan("base", "http://127.0.0.1:9/").engage()).isEqualTo(URI.create("http://127.0.0.1:9"));
        assertThat(plan("base", "http://127.0.0.1:9", "engage", "http://127.0.0.1:8")
                        .engage())
                .isEqualTo(URI.create("http://127.0.0.1:8"));
    }

    @ParameterizedTest
    @CsvSource({"90s, 90", "10m, 600", "1h30m, 5400", "1s, 1"})
    void durationsAreShort(String text, long seconds) {
        assertThat(plan("maxDuration", text).maxDuration()).isEqualTo(Duration.ofSeconds(seconds));
    }

    @ParameterizedTest
    @CsvSource({
        "maxDuration, 0.5s",
        "maxDuration, 3h",
        "maxDuration, soon",
        "rate, -1",
        "rate, 1001",
        "rate, NaN",
        "profiles, 0",
        "profiles, many",
        "engage, https://example.org",
        "engage, ::",
        "admin, 127.0.0.1:80",
        "base, nowhere",
        "devices, 101",
        "seed, x"
    })
    void whatIsWrongIsNamed(String name, String text) {
        assertThatThrownBy(() -> plan(name, text))
                .isInstanceOf(Refused.class)
                .hasMessageStartingWith(name + " is \"" + text + "\" and should be ")
                .hasMessageEndingWith(".");
    }

    @Test
    void allThatIsWrongIsNamedAtOnce() {
        var given = new Properties();
        given.setProperty("rate", "x");
        given.setProperty("seed", "y");
        assertThatThrownBy(() -> LargeFull.Told.from(new Settings(given, null)))
                .hasMessageContainingAll("rate is \"x\"", "seed is \"y\"", "SYNCLINE_PASSWORD");
    }
}
