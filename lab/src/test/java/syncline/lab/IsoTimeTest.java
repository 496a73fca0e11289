package syncline.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class IsoTimeTest {
    private static final DateTimeFormatter FORMATTER =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSX").withZone(ZoneOffset.UTC);

    @Test
    void writesWhatAFormatterWrites() {
        long first = Instant.parse("-0003-01-01T00:00:00Z").toEpochMilli();
        long last = Instant.parse("+10003-01-01T00:00:00Z").toEpochMilli();
        var random = new SplittableRandom(1);
        LongStream.concat(
                        LongStream.of(0, -1, 999, 86_399_999, LabClock.END.toEpochMilli()),
                        random.longs(20_000, first, last))
                .mapToObj(Instant::ofEpochMilli)
                .forEach(time -> {
                    String text = IsoTime.text(time.toEpochMilli());
                    assertThat(text).isEqualTo(FORMATTER.format(time));
                    assertThat(IsoTime.instant(text)).isEqualTo(time);
                });
        assertThat(IsoTime.text(Instant.parse("2016-05-10T21:06:11Z").toEpochMilli()))
                .isEqualTo("2016-05-10T21:06:11.000Z");
    }

    @Test
    void readsOtherFormsAsTheJdkDoes() {
        for (String text : List.of(
                "2016-05-10T21:06:11Z",
                "2016-05-10T21:06:11.1234Z",
                "2016-12-31T23:59:60.000Z",
                "2016-05-10T24:00:00.000Z",
                "2016-05-10T21:06:11.000+02:00")) {
            assertThat(IsoTime.instant(text)).isEqualTo(Instant.parse(text));
        }
        for (String text :
                List.of("", "2016-02-30T00:00:00.000Z", "2016-05-10T21:60:11.000Z", "2016-05-10 21:06:11.000Z")) {
            assertThatThrownBy(() -> IsoTime.instant(text)).isInstanceOf(DateTimeException.class);
        }
    }
}
