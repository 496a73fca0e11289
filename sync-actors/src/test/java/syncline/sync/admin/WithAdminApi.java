package syncline.sync.admin;

import akka.actor.typed.DispatcherSelector;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import syncline.lab.http.Json;
import syncline.lab.http.LoopbackServer;
import syncline.sync.FakeSignIn;
import syncline.sync.WithLab;
import syncline.sync.life.InviteLives;

/** Tests that speak to the admin API of the shared lab, as an admin. */
abstract class WithAdminApi extends WithLab {
    private static final FakeSignIn CRM = new FakeSignIn();

    @SuppressWarnings("NullAway.Init")
    static LoopbackServer server;

    @SuppressWarnings("NullAway.Init")
    private static HttpClient client;

    @BeforeAll
    static void listen() {
        client = HttpClient.newHttpClient();
        var blocking = lab.system.dispatchers().lookup(DispatcherSelector.blocking());
        var api = new AdminApi(
                new Admins(CRM, lab.clock),
                List.of(
                        new SyncRoutes(lab.syncs, lab.ledger, blocking),
                        new PostProcessingRoutes(lab.syncs, lab.hitLedger, blocking),
                        new InviteRoutes(new InviteLives(lab.system))));
        server = LoopbackServer.start(
                lab.system,
                "the admin API",
                LoopbackServer.LOOPBACK,
                0,
                api.route().handler(lab.system));
    }

    @AfterAll
    static void close() {
        server.close();
        client.close();
    }

    static HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        request.header("Authorization", FakeSignIn.basic("ada@admin", "right"));
        return client.send(request.timeout(Duration.ofSeconds(20)).build(), BodyHandlers.ofString());
    }

    static HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return send(HttpRequest.newBuilder(server.uri().resolve(path)));
    }

    static HttpResponse<String> begin(String body) throws IOException, InterruptedException {
        return send(HttpRequest.newBuilder(server.uri().resolve("/admin/syncs"))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body)));
    }

    static JsonNode json(HttpResponse<String> response) throws IOException {
        return Json.MAPPER.readTree(response.body());
    }

    static HttpResponse<String> post(String path) throws IOException, InterruptedException {
        return send(HttpRequest.newBuilder(server.uri().resolve(path)).POST(BodyPublishers.noBody()));
    }
}
