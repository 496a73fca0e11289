package syncline.crm.devices;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import syncline.lab.http.Json;

/** A device as the field has it: it keeps what its syncs bring, and does what they say. */
final class FakeDevice {
    private final HttpClient client;
    private final URI address;
    private final String session;
    private final Map<String, Map<String, JsonNode>> rows = new TreeMap<>();
    private String lastSync = "";

    /** @param address of its user and platform */
    FakeDevice(HttpClient client, URI address, String session) {
        this.client = client;
        this.address = address;
        this.session = session;
    }

    /** Downloads all again; tells what kind of sync it became, and how many operations it was told. */
    String refresh() throws Exception {
        rows.clear();
        return download("");
    }

    /** Downloads what has changed since the last sync. */
    String sync() throws Exception {
        return download("?since=" + lastSync);
    }

    /** The ids of the rows that it has of an object. */
    Set<String> ids(String object) {
        return rows.getOrDefault(object, Map.of()).keySet();
    }

    JsonNode row(String object, String id) {
        return Objects.requireNonNull(rows.getOrDefault(object, Map.of()).get(id), id);
    }

    HttpResponse<String> get(String below) throws Exception {
        var request = HttpRequest.newBuilder(URI.create(address + below))
                .header("Authorization", session)
                .timeout(Duration.ofSeconds(20));
        return client.send(request.build(), BodyHandlers.ofString());
    }

    /** Sends records that were made on the device. */
    HttpResponse<String> upload(String object, String records) throws Exception {
        var request = HttpRequest.newBuilder(URI.create(address + "/uploads/" + object))
                .header("Authorization", session)
                .header("Content-Type", "application/json")
                .timeout(Duration.ofSeconds(20))
                .POST(BodyPublishers.ofString(records));
        return client.send(request.build(), BodyHandlers.ofString());
    }

    private String download(String since) throws Exception {
        HttpResponse<String> answer = get(since);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/x-ndjson");
        List<String> lines = answer.body().lines().toList();
        JsonNode first = Json.MAPPER.readTree(lines.get(0));
        JsonNode last = Json.MAPPER.readTree(lines.get(lines.size() - 1));
        assertThat(last.get("end").asBoolean()).isTrue();
        assertThat(last.get("rows").asInt()).isEqualTo(lines.size() - 2);
        for (String line : lines.subList(1, lines.size() - 1)) {
            apply(Json.MAPPER.readTree(line));
        }
        lastSync = first.get("at").asText();
        return first.get("sync").asText() + " " + (lines.size() - 2);
    }

    private void apply(JsonNode operation) {
        Map<String, JsonNode> ofObject =
                rows.computeIfAbsent(operation.get("object").asText(), o -> new TreeMap<>());
        if (operation.get("op").asText().equals("put")) {
            ofObject.put(operation.at("/row/id").asText(), operation.get("row"));
        } else {
            assertThat(operation.get("op").asText()).isEqualTo("remove");
            ofObject.remove(operation.get("id").asText());
        }
    }
}
