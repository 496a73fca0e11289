package syncline.load.measure;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class LiveLinesTest {
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final LiveLines lines = new LiveLines(new PrintStream(bytes, true, UTF_8));

    private void answered(int requests, @Nullable String error) {
        for (int i = 0; i < requests; i++) {
            lines.add(new Request("edit", 0, 0, 10_000_000, error));
        }
    }

    @Test
    void eachLineTellsAllSoFarAndTheRateSinceTheLineBefore() {
        answered(30, null);
        lines.print(1);
        answered(20, null);
        answered(5, "HTTP 500");
        lines.print(3);
        lines.print(4);
        assertThat(bytes.toString(UTF_8).lines())
                .containsExactly(
                        "@load {\"t\":1.0,\"requests\":30,\"errors\":0,\"rate\":30.0,\"p99Millis\":10.0}",
                        "@load {\"t\":3.0,\"requests\":55,\"errors\":5,\"rate\":12.5,\"p99Millis\":10.0}",
                        "@load {\"t\":4.0,\"requests\":55,\"errors\":5,\"rate\":0.0,\"p99Millis\":0.0}");
    }
}
