package syncline.lab.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import akka.actor.typed.ActorSystem;
import akka.actor.typed.javadsl.Behaviors;
import akka.http.javadsl.model.HttpRequest;
import akka.http.javadsl.model.HttpResponse;
import akka.japi.function.Function;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import syncline.lab.UserError;

class LoopbackServerTest {
    private static final Function<HttpRequest, CompletionStage<HttpResponse>> HELLO =
            request -> CompletableFuture.completedFuture(Json.response(200, Map.of("hello", "x".repeat(1000))));

    private static ActorSystem<Void> system;
    private static HttpFaults faults;
    private static LoopbackServer server;

    @BeforeAll
    static void start() {
        system = ActorSystem.create(Behaviors.empty(), "test");
        faults = new HttpFaults(new SplittableRandom(1));
        server = LoopbackServer.start(system, "the test", LoopbackServer.LOOPBACK, 0, faults.before(HELLO, system));
    }

    @AfterAll
    static void stop() {
        server.close();
        system.terminate();
    }

    @Test
    void listensOnLoopback() throws Exception {
        assertThat(server.uri().getHost()).isEqualTo("127.0.0.1");
        assertThat(get("/api").statusCode()).isEqualTo(200);
    }

    @Test
    void namesThePortThatIsInUse() {
        int port = server.uri().getPort();
        assertThatThrownBy(() -> LoopbackServer.start(system, "the CRM simulator", "127.0.0.1", port, HELLO))
                .isInstanceOf(UserError.class)
                .hasMessage(
                        "The CRM simulator cannot listen on 127.0.0.1:" + port
                                + ", because the port is in use or not yours to use. Stop what uses it or choose another port.");
    }

    @Test
    void answersWithTheFaultThatIsSetAndHeals() throws Exception {
        faults.set(List.of(new HttpFault(1, null, HttpFault.Answer.UNAVAILABLE)));
        assertThat(get("/api").statusCode()).isEqualTo(503);
        faults.set(List.of(new HttpFault(1, null, HttpFault.Answer.GARBAGE)));
        assertThat(get("/api").body()).startsWith("<html>");
        faults.set(List.of(new HttpFault(1, null, HttpFault.Answer.HALF_BODY)));
        assertThatThrownBy(() -> get("/api")).isInstanceOf(IOException.class);
        faults.set(List.of());
        assertThat(get("/api").statusCode()).isEqualTo(200);
    }

    @Test
    void neverHitsTheLabsOwnPaths() throws Exception {
        faults.set(List.of(new HttpFault(1, null, HttpFault.Answer.ERROR)));
        assertThat(get("/lab/faults").statusCode()).isEqualTo(200);
        faults.set(List.of());
    }

    @Test
    void drawsLatencyAroundItsMedian() {
        var latency = new HttpFault.Latency(Duration.ofMillis(200), Duration.ofSeconds(2));
        assertThat(latency.at(0)).isEqualTo(Duration.ofMillis(200));
        assertThat(latency.at(2.3263478740408408)).isCloseTo(Duration.ofSeconds(2), Duration.ofMillis(1));
    }

    private static java.net.http.HttpResponse<String> get(String path) throws Exception {
        var request = java.net.http.HttpRequest.newBuilder(server.uri().resolve(path))
                .timeout(Duration.ofSeconds(10))
                .build();
        try (var client = HttpClient.newHttpClient()) {
            return client.send(request, BodyHandlers.ofString());
        }
    }
}
