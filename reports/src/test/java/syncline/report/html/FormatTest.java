package syncline.report.html;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import syncline.report.SampleResults;

class FormatTest {
    @ParameterizedTest
    @CsvSource({
        "0, 0.00 s",
        "0.417, 0.42 s",
        "12.34, 12.3 s",
        "59.96, 1 min 0 s",
        "372, 6 min 12 s",
        "3599.6, 1 h 0 min",
        "7500, 2 h 5 min",
        "172740, 47 h 59 min",
        "7783200, 90 d 2 h",
        "7199.9, 2 h 0 min"
    })
    void durations(double seconds, String text) {
        assertThat(Format.seconds(seconds)).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource({"0, 0.0 ms", "3.24, 3.2 ms", "9.96, 10 ms", "999.4, 999 ms", "999.6, 1.00 s", "1850, 1.85 s"})
    void latencies(double millis, String text) {
        assertThat(Format.millis(millis)).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource({"7.44, 7.4", "10.2, 10", "10610, '10,610'"})
    void rates(double perSecond, String text) {
        assertThat(Format.rate(perSecond)).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource({"812.3, 812 MiB", "1023.9, 1.0 GiB", "1640, 1.6 GiB"})
    void sizes(double mb, String text) {
        assertThat(Format.mebibytes(mb)).isEqualTo(text);
    }

    @Test
    void countsAndTimes() {
        assertThat(Format.count(400_000)).isEqualTo("400,000");
        assertThat(Format.count(1, "record")).isEqualTo("1 record");
        assertThat(Format.count(0, "record")).isEqualTo("0 records");
        assertThat(Format.percent(0.37)).isEqualTo("37 %");
        assertThat(Format.time(SampleResults.START)).isEqualTo("2026-03-01 12:00:00 UTC");
    }
}
