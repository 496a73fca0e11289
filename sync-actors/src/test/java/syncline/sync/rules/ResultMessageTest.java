package syncline.sync.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import syncline.lab.Rule;

class ResultMessageTest {
    @Test
    @Rule("F1")
    void thereAreFourMessagesToTheCharacter() {
        assertThat(Arrays.stream(ResultMessage.values()).map(ResultMessage::text))
                .containsExactly(
                        "Completed successfully",
                        "Completed with errors. Please see Error log for more information",
                        "Configuration errors exist for the Integration User. Please see log for more information.",
                        "Failed");
    }

    @ParameterizedTest(
            name = "written {0}, unchanged {1}, failed {2}, of them by configuration {3}, held {4}, parked {5}")
    @CsvSource({
        "0, 0, 0, 0, 0, 0, SUCCESSFUL",
        "7, 0, 0, 0, 0, 0, SUCCESSFUL",
        "0, 7, 0, 0, 0, 0, SUCCESSFUL",
        "0, 0, 0, 0, 0, 3, SUCCESSFUL",
        "1, 0, 1, 0, 0, 0, WITH_ERRORS",
        "0, 1, 1, 0, 0, 0, WITH_ERRORS",
        "1, 0, 5, 5, 0, 0, WITH_ERRORS",
        "1, 0, 0, 0, 1, 0, WITH_ERRORS",
        "0, 0, 5, 5, 0, 0, CONFIGURATION",
        "0, 0, 5, 5, 0, 9, CONFIGURATION",
        "0, 0, 5, 4, 0, 0, FAILED",
        "0, 0, 5, 0, 0, 0, FAILED",
        "0, 0, 0, 0, 1, 0, FAILED",
        "0, 0, 1, 1, 1, 0, FAILED"
    })
    @Rule({"F2", "F3", "F4", "F5", "F6", "F7", "F8", "O25"})
    void theCountsDecideTheMessage(
            long written,
            long unchanged,
            long failed,
            long byConfiguration,
            long held,
            long parked,
            ResultMessage message) {
        long read = written + unchanged + failed + held + parked;
        assertThat(ResultMessage.of(new Counts(read, written, unchanged, failed, byConfiguration, held, parked)))
                .isEqualTo(message);
    }

    @Test
    void countsOfPartsAddUp() {
        var sum = new Counts(1, 2, 3, 4, 5, 6, 7).plus(new Counts(10, 20, 30, 40, 50, 60, 70));
        assertThat(sum).isEqualTo(new Counts(11, 22, 33, 44, 55, 66, 77)).isNotEqualTo(Counts.NONE);
    }
}
