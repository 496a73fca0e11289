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

class LoadSettingsTest {
    private static Properties properties(String... more) {
        var properties = new Properties();
        properties.setProperty("syncline.engage", "http://127.0.0.1:8081/");
        properties.setProperty("syncline.admin", "http://127.0.0.1:8083");
        properties.setProperty("syncline.profiles", "1000");
        for (int i = 0; i < more.length; i += 2) {
            properties.setProperty("syncline." + more[i], more[i + 1]);
        }
        return properties;
    }

    @Test
    void whatIsNotSaidHasADefault() {
        assertThat(LoadSettings.from(properties()))
                .isEqualTo(new LoadSettings(
                        URI.create("http://127.0.0.1:8081"),
                        URI.create("http://127.0.0.1:8083"),
                        1000,
                        20,
                        Duration.ofMinutes(30),
                        Path.of("target/load"),
                        42));
    }

    @ParameterizedTest
    @CsvSource({"90s, 90", "10m, 600", "1h30m, 5400", "1s, 1"})
    void durationsAreShort(String text, long seconds) {
        assertThat(LoadSettings.from(properties("maxDuration", text)).maxDuration())
                .isEqualTo(Duration.ofSeconds(seconds));
    }

    @ParameterizedTest
    @CsvSource({
        "maxDuration, 0.5s", "maxDuration, 10", "maxDuration, soon", "rate, 0", "rate, 1001", "rate, 1.5",
        "profiles, 0", "profiles, many", "engage, https://example.org", "engage, ::", "admin, 127.0.0.1:80", "seed, x"
    })
    void whatIsWrongIsNamed(String name, String text) {
        assertThatThrownBy(() -> LoadSettings.from(properties(name, text)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("syncline." + name + " is \"" + text + "\" and should be ")
                .hasMessageEndingWith(".");
    }
}
