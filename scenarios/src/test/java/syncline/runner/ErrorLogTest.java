package syncline.runner;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import syncline.report.ErrorCount;

class ErrorLogTest {
    @TempDir
    Path folder;

    private Path log(String... messages) throws Exception {
        return Files.writeString(
                folder.resolve("error.csv"),
                "object,message\r\n"
                        + String.join(
                                "",
                                Stream.of(messages)
                                        .map(message -> "engage_profile__v,\"%s\"\r\n".formatted(message))
                                        .toList()));
    }

    @Test
    void theMostFrequentMessagesComeFirst() throws Exception {
        assertThat(ErrorLog.top(log("too long, by far", "no right", "too long, by far", "a", "b", "c", "d")))
                .containsExactly(
                        new ErrorCount("too long, by far", 2),
                        new ErrorCount("a", 1),
                        new ErrorCount("b", 1),
                        new ErrorCount("c", 1),
                        new ErrorCount("d", 1));
    }

    @Test
    void aLogWithoutErrorsHasNone() throws Exception {
        assertThat(ErrorLog.top(log())).isEmpty();
    }
}
