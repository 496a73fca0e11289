package syncline.crm.devices;

import static org.assertj.core.api.Assertions.assertThat;
import static syncline.crm.devices.DeviceLab.ANN;
import static syncline.crm.devices.DeviceLab.CONNECTIONS;
import static syncline.crm.devices.DeviceLab.PROFILES;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import syncline.lab.Rule;

/** What a device has in the course of its life. */
class DeviceSyncTest {
    private DeviceLab lab;
    private FakeDevice ann;

    @BeforeEach
    void start() throws Exception {
        lab = new DeviceLab();
        ann = lab.device(ANN, "iPad", ANN);
        ann.refresh();
    }

    @AfterEach
    void stop() {
        lab.close();
    }

    @Test
    @Rule({"K13", "K15"})
    void aChangeIsSeenAfterTheDevicesOwnSync() throws Exception {
        String ep1 = lab.id(PROFILES, "EP1");
        lab.later();
        lab.upsert(PROFILES, List.of(Map.of("vexternal_id__v", "EP1", "title__v", "Prof.")));
        assertThat(ann.row(PROFILES, ep1).get("title__v").asText()).isEqualTo("Dr.");
        lab.later();
        assertThat(ann.sync()).as("the profile and its two connections").isEqualTo("incremental 3");
        assertThat(ann.row(PROFILES, ep1).get("title__v").asText()).isEqualTo("Prof.");
        assertThat(ann.sync()).isEqualTo("incremental 0");
    }

    @Test
    @Rule({"K7", "K14"})
    void whatLeavesTheFilterLeavesTheDevice() throws Exception {
        lab.later();
        lab.upsert(PROFILES, List.of(Map.of("vexternal_id__v", "EP1", "account__v", "", "name__v", "Deleted User")));
        assertThat(ann.ids(PROFILES)).hasSize(1);
        ann.sync();
        assertThat(ann.ids(PROFILES)).isEmpty();
        assertThat(ann.ids(CONNECTIONS)).containsExactly(lab.id(CONNECTIONS, "EC3"));
        assertThat(ann.ids("account__v")).hasSize(2);
    }

    @Test
    @Rule({"K7", "K8", "K14"})
    void whatEntersTheFilterComesWithAllThatHangsOnIt() throws Exception {
        lab.later();
        lab.upsert(PROFILES, List.of(Map.of("vexternal_id__v", "EP3", "account__v", "V4S000000000004")));
        ann.sync();
        assertThat(ann.ids(PROFILES)).containsExactly(lab.id(PROFILES, "EP1"), lab.id(PROFILES, "EP3"));
        assertThat(ann.ids(CONNECTIONS)).hasSize(4).contains(lab.id(CONNECTIONS, "EC4"));
        lab.later();
        lab.upsert(PROFILES, List.of(Map.of("vexternal_id__v", "EP3", "account__v", "V4S000000000003")));
        ann.sync();
        assertThat(ann.ids(PROFILES)).containsExactly(lab.id(PROFILES, "EP1"));
        assertThat(ann.ids(CONNECTIONS)).hasSize(4);
    }

    @Test
    @Rule({"K1", "K14"})
    void whatIsGoneFromTheCrmLeavesTheDevice() throws Exception {
        lab.load("account__v", Map.of("id", "V4S000000000006", "name__v", "Survivor"));
        ann.refresh();
        lab.later();
        lab.merge("V4S000000000002", "V4S000000000006");
        ann.sync();
        assertThat(ann.ids("account__v")).containsExactly("V4S000000000004", "V4S000000000006");
        assertThat(ann.ids(PROFILES)).as("its account is no more").isEmpty();
        lab.upsert(PROFILES, List.of(Map.of("vexternal_id__v", "EP1", "account__v", "V4S000000000006")));
        ann.sync();
        assertThat(ann.ids(PROFILES)).containsExactly(lab.id(PROFILES, "EP1"));
        lab.later();
        String connection = lab.id(CONNECTIONS, "EC2");
        assertThat(ann.ids(CONNECTIONS)).contains(connection);
        lab.delete(CONNECTIONS, connection);
        ann.sync();
        assertThat(ann.ids(CONNECTIONS)).hasSize(2).doesNotContain(connection);
    }

    @Test
    @Rule("K13")
    void manyRowsComeInPages() throws Exception {
        lab.crm
                .crm()
                .load(
                        "account__v",
                        IntStream.rangeClosed(1_001, 5_500)
                                .mapToObj(i -> Map.of("id", "V4S%012d".formatted(i), "name__v", "Account " + i))
                                .iterator());
        assertThat(ann.refresh()).isEqualTo("full " + (6 + 2_250));
        assertThat(ann.ids("account__v")).hasSize(2 + 2_250);
    }

    @Test
    @Rule({"K8", "K13"})
    void territoriesDrawnAnewNeedARefresh() throws Exception {
        lab.later();
        lab.addUser("abe@syncline.example");
        assertThat(ann.sync()).startsWith("full");
        lab.later();
        assertThat(ann.sync()).startsWith("incremental");
        ann.refresh();
        assertThat(ann.ids("account__v")).containsExactly("V4S000000000004");
    }
}
