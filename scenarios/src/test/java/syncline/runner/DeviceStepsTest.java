package syncline.runner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import syncline.report.DeviceResult;
import syncline.report.Environment;
import syncline.report.ErrorCount;
import syncline.report.Verdict;
import syncline.run.RunRecord;
import syncline.scenario.DeviceSyncs;
import syncline.scenario.DeviceSyncs.Platform;
import syncline.scenario.Step.SyncType;

/** Many devices against a CRM of which a few answers are wrong. */
class DeviceStepsTest {
    private static final List<String> USERS = IntStream.range(0, 100)
            .mapToObj("rep%03d@syncline.example"::formatted)
            .toList();
    private static final String GOOD = """
            {"sync":"full","at":"2026-01-01T00:00:00Z"}
            {"object":"account__v","op":"put","row":{"id":"V4S000000000001"}}
            {"object":"account__v","op":"remove","id":"V4S000000000002"}
            {"end":true,"rows":2}
            """;

    private final Map<String, String> answers = new ConcurrentHashMap<>();
    private final Queue<String> asked = new ConcurrentLinkedQueue<>();
    private final RunRecord record = new RunRecord(Environment.VIRTUAL);
    private HttpServer server;
    private DeviceSteps steps;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/devices/", this::device);
        server.createContext(
                "/api/v25.2/auth", call -> answer(call, 200, "{\"responseStatus\":\"SUCCESS\",\"sessionId\":\"S1\"}"));
        server.start();
        var calls = new DeviceCalls(
                URI.create("http://127.0.0.1:" + server.getAddress().getPort()));
        steps = new DeviceSteps(calls, () -> calls.signIn("admin", "secret"), () -> USERS, record, () -> 1);
    }

    @AfterEach
    void stop() {
        steps.close();
        server.stop(0);
    }

    private void device(HttpExchange call) throws IOException {
        asked.add(
                call.getRequestURI().toString() + " " + call.getRequestHeaders().getFirst("Authorization"));
        String user = call.getRequestURI().getPath().split("/", -1)[2];
        String body = answers.getOrDefault(user, GOOD);
        answer(call, body.isEmpty() ? 503 : 200, body);
    }

    private static void answer(HttpExchange call, int status, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        call.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        call.getResponseBody().write(bytes);
        call.close();
    }

    private DeviceResult take(int users, SyncType type) {
        steps.take(new DeviceSyncs(users, type, Platform.IPAD));
        var run = new syncline.report.Run("r", "s", null, 1, "c", "d", null, 1, null, syncline.report.Driver.LIVE);
        return record.results(run, Verdict.PASSED, List.of()).devices().getLast();
    }

    @Test
    void allSyncAndTheirRowsAreCounted() {
        var result = take(100, SyncType.FULL);
        assertThat(result.users()).isEqualTo(100);
        assertThat(result.rows()).isEqualTo(200);
        assertThat(result.failed()).isZero();
        assertThat(Objects.requireNonNull(result.latency()).maxMillis()).isPositive();
        assertThat(asked).hasSize(100).contains("/devices/rep007%40syncline.example/iPad S1");
    }

    @Test
    void whatIsCutOffOrRefusedOrMiscountedFails() {
        answers.put(USERS.get(0), "");
        answers.put(USERS.get(1), GOOD.substring(0, GOOD.indexOf("{\"end\"")));
        answers.put(USERS.get(2), GOOD.replace("\"rows\":2", "\"rows\":3"));
        answers.put(USERS.get(3), "oops");
        answers.put(USERS.get(4), "");
        var result = take(10, SyncType.FULL);
        assertThat(result.failed()).isEqualTo(5);
        assertThat(result.rows()).isEqualTo(10);
        assertThat(result.errors())
                .startsWith(new ErrorCount("answered 503", 2))
                .extracting(ErrorCount::message)
                .containsExactlyInAnyOrder(
                        "answered 503", "was cut off", "another number of rows than it says", "is not JSON");
    }

    @Test
    void anIncrementalSyncAsksForWhatChangedSinceTheLastOfItsDevice() {
        take(2, SyncType.FULL);
        asked.clear();
        take(3, SyncType.INCREMENTAL);
        assertThat(asked)
                .containsExactlyInAnyOrder(
                        "/devices/rep000%40syncline.example/iPad?since=2026-01-01T00%3A00%3A00Z S1",
                        "/devices/rep001%40syncline.example/iPad?since=2026-01-01T00%3A00%3A00Z S1",
                        "/devices/rep002%40syncline.example/iPad S1");
    }

    @Test
    void moreDevicesThanUsersCannotSync() {
        assertThatThrownBy(() -> take(101, SyncType.FULL))
                .hasMessageContaining("has 100 end users, and 101 are to sync");
    }
}
