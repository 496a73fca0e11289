package syncline.lab;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
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
                .forEach(millis ->
                        assertThat(IsoTime.text(millis)).isEqualTo(FORMATTER.format(Instant.ofEpochMilli(millis))));
        assertThat(IsoTime.text(Instant.parse("2016-05-10T21:06:11Z").toEpochMilli()))
                .isEqualTo("2016-05-10T21:06:11.000Z");
    }
}
