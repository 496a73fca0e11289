package syncline.crm.devices;

import static org.assertj.core.api.Assertions.assertThat;
import static syncline.crm.devices.DeviceLab.ADMIN;
import static syncline.crm.devices.DeviceLab.ANN;
import static syncline.crm.devices.DeviceLab.BOB;
import static syncline.crm.devices.DeviceLab.CONNECTIONS;
import static syncline.crm.devices.DeviceLab.PROFILES;
import static syncline.crm.devices.DeviceLab.SYNC;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import syncline.lab.Rule;
import syncline.lab.http.Json;

/** What a device is told, and who is told. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DeviceServerTest {
    private DeviceLab lab;
    private FakeDevice ann;

    @BeforeAll
    void start() throws Exception {
        lab = new DeviceLab();
        ann = lab.device(ANN, "iPad", ANN);
    }

    @AfterAll
    void stop() {
        lab.close();
    }

    @Test
    @Rule({"K1", "K2", "K6", "K7", "K8", "K9", "K13"})
    void aRefreshBringsTheAccountsOfTheUserTheirProfilesAndAllConnections() throws Exception {
        assertThat(ann.refresh()).isEqualTo("full 6");
        assertThat(ann.ids("account__v")).containsExactly("V4S000000000002", "V4S000000000004");
        assertThat(ann.ids(PROFILES)).containsExactly(lab.id(PROFILES, "EP1"));
        assertThat(ann.ids(CONNECTIONS))
                .as("those of others, inactive ones, and one whose profile is not on the device; none of EP3")
                .containsExactly(lab.id(CONNECTIONS, "EC1"), lab.id(CONNECTIONS, "EC2"), lab.id(CONNECTIONS, "EC3"));
        FakeDevice bob = lab.device(BOB, "iPhone", BOB);
        bob.refresh();
        assertThat(bob.ids("account__v")).containsExactly("V4S000000000003");
        assertThat(bob.ids(PROFILES)).containsExactly(lab.id(PROFILES, "EP2"));
        assertThat(bob.ids(CONNECTIONS)).hasSize(3);
    }

    @Test
    @Rule("G7")
    void fieldsThatTheUserMayNotReadAreNotSent() throws Exception {
        ann.refresh();
        JsonNode profile = ann.row(PROFILES, lab.id(PROFILES, "EP1"));
        assertThat(profile.get("title__v").asText()).isEqualTo("Dr.");
        assertThat(profile.get("connection_status__v").asText()).isEqualTo("connected__v");
        assertThat(profile.get("degree__v").isNull()).isTrue();
        assertThat(profile.has("connection_status_update_datetime__v")).isFalse();
        assertThat(profile.has("engage_signup_datetime__v")).isFalse();
        JsonNode connection = ann.row(CONNECTIONS, lab.id(CONNECTIONS, "EC2"));
        assertThat(connection.get("active__v").asBoolean(true)).isFalse();
        assertThat(connection.has("inactivation_datetime__v")).isFalse();
        assertThat(connection.has("last_update_datetime__v")).isFalse();
        assertThat(connection.has("vexternal_id__v")).isFalse();
    }

    @Test
    void oneAccountAsTheDeviceHoldsIt() throws Exception {
        JsonNode held =
                Json.MAPPER.readTree(ann.get("/accounts/V4S000000000002").body());
        assertThat(held.at("/account/id").asText()).isEqualTo("V4S000000000002");
        assertThat(held.at("/profiles")).hasSize(1);
        assertThat(held.at("/profiles/0/id").asText()).isEqualTo(lab.id(PROFILES, "EP1"));
        assertThat(held.at("/profiles/0").has("engage_signup_datetime__v")).isFalse();
        assertThat(held.at("/connections")).hasSize(2);
        JsonNode bare =
                Json.MAPPER.readTree(ann.get("/accounts/V4S000000000004").body());
        assertThat(bare.at("/profiles")).isEmpty();
        assertThat(bare.at("/connections")).isEmpty();
        for (String other : List.of("V4S000000000003", "V4S000000000008", "V6P000000000001", "x")) {
            assertThat(ann.get("/accounts/" + other).statusCode()).as(other).isEqualTo(404);
        }
    }

    @Test
    @Rule("G14")
    void devicesAreIPadsAndIPhonesOfEndUsers() throws Exception {
        assertThat(lab.device(ANN, "iPhone", ANN).get("").statusCode()).isEqualTo(200);
        for (String none : List.of("Android", "ipad", "Windows")) {
            assertThat(lab.device(ANN, none, ANN).get("").statusCode()).as(none).isEqualTo(404);
        }
        assertThat(lab.device(SYNC, "iPad", SYNC).get("").statusCode()).isEqualTo(404);
        assertThat(lab.device("nobody", "iPad", ADMIN).get("").statusCode()).isEqualTo(404);
    }

    @Test
    void aDeviceIsSyncedByItsUserOrAnAdministrator() throws Exception {
        assertThat(lab.device(ANN, "iPad", ADMIN).get("").statusCode()).isEqualTo(200);
        assertThat(lab.device(ANN, "iPad", BOB).get("").statusCode()).isEqualTo(403);
        assertThat(lab.device(ANN, "iPad", SYNC).get("").statusCode()).isEqualTo(403);
        assertThat(lab.stranger().get("").statusCode()).isEqualTo(401);
    }

    @Test
    void badCallsAreToldWhatIsWrong() throws Exception {
        for (String bad : List.of("?since=yesterday", "?since=", "?since=2999-01-01T00:00:00Z")) {
            var answer = ann.get(bad);
            assertThat(answer.statusCode()).as(bad).isEqualTo(400);
            assertThat(answer.body()).contains("since");
        }
        assertThat(ann.get("/nothing").statusCode()).isEqualTo(404);
        var post = HttpRequest.newBuilder(lab.crm.uri().resolve("/devices/" + ANN + "/iPad"))
                .POST(BodyPublishers.ofString("x"));
        assertThat(lab.client.send(post.build(), BodyHandlers.ofString()).statusCode())
                .isEqualTo(405);
    }
}
