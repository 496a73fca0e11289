package syncline.sync.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import akka.http.javadsl.model.HttpRequest;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import org.assertj.core.api.AbstractThrowableAssert;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import syncline.lab.http.Json;
import syncline.sync.SyncLab;
import syncline.sync.WithLab;

class JsonClientTest extends WithLab {
    private final Duration enough = Duration.ofSeconds(20);

    private static ServerSocket server() throws IOException {
        return new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    }

    private AbstractThrowableAssert<?, ?> assertCallFails(ServerSocket server, Duration longest) {
        var client = new JsonClient(lab.system, Json.MAPPER, longest);
        var request = HttpRequest.GET("http://127.0.0.1:%d/api/profiles?slice=0".formatted(server.getLocalPort()));
        return assertThatThrownBy(() -> SyncLab.get(client.call(request, Map.class)))
                .cause();
    }

    /** Answers with these bytes and no more, and then closes the connection or resets it, until the server is closed. */
    private static void breakOff(ServerSocket server, String begun, boolean reset) {
        while (!server.isClosed()) {
            try (Socket connection = server.accept()) {
                connection.getInputStream().read();
                connection.getOutputStream().write(begun.getBytes(StandardCharsets.US_ASCII));
                connection.setSoLinger(reset, 0);
            } catch (IOException e) {
                assertThat(server.isClosed()).as(e::toString).isTrue();
            }
        }
    }

    @Test
    void aCallThatIsNeverAnsweredSaysSo() throws IOException {
        try (var silent = server()) {
            assertCallFails(silent, Duration.ofMillis(100))
                    .hasMessage("GET /api/profiles was not answered within a minute");
        }
    }

    @ParameterizedTest
    @CsvSource({"false, false", "false, true", "true, false", "true, true"})
    void anAnswerThatBreaksOffSaysSoWhereverAndHoweverThatIs(boolean hasBegun, boolean reset) throws IOException {
        String begun = hasBegun ? "HTTP/1.1 200 OK\r\nContent-Length: 50\r\n\r\n{\"items\":" : "";
        try (var server = server()) {
            Thread.ofPlatform().start(() -> breakOff(server, begun, reset));
            assertCallFails(server, enough).hasMessage("GET /api/profiles was not answered to the end");
        }
    }

    @Test
    void aPortThatNobodyListensOnIsAnotherFailure() throws IOException {
        var gone = server();
        gone.close();
        assertCallFails(gone, enough).hasMessageContaining("Connection refused");
    }
}
