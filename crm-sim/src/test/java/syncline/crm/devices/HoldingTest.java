package syncline.crm.devices;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import syncline.crm.records.AccountMerge;
import syncline.crm.records.Crm;
import syncline.crm.records.Filter;
import syncline.crm.records.MemoryRecords;
import syncline.crm.records.Selection;
import syncline.crm.schema.Schema;
import syncline.crm.security.PermissionSets;
import syncline.lab.LabClock;
import syncline.lab.Rule;

class HoldingTest {
    private static final Schema SCHEMA = Schema.vault();
    private static final Instant NOW = Instant.parse("2026-05-30T17:45:12.345Z");
    private static final String INVITES = "sent_message__v";

    private final LabClock clock = LabClock.over(Clock.fixed(NOW, ZoneOffset.UTC));
    private Crm crm;

    @BeforeEach
    void start() {
        crm = new Crm(SCHEMA, PermissionSets.vault(SCHEMA), new MemoryRecords(SCHEMA), clock, 42);
        load("user__sys", Map.of("username__sys", "ann", "name__v", "Ann", "language__sys", "de"));
        load("account__v", Map.of("id", "V4S000000000001", "name__v", "Clinic"));
    }

    @Test
    @Rule({"K3", "K10"})
    void invitesComeDownOnlyWithAnAccountThatExists() {
        invite("with", "V4S000000000001", NOW);
        invite("without", "", NOW);
        assertThat(held(INVITES)).containsExactly("with");
    }

    @ParameterizedTest
    @CsvSource({
        "2026-05-30T17:45:12.345Z, true",
        "2026-05-30T00:00:00.000Z, true",
        "2026-03-01T00:00:00.000Z, true",
        "2026-02-28T23:59:59.999Z, false",
        "2025-05-30T17:45:12.345Z, false",
    })
    @Rule({"K3", "K11", "O14"})
    void invitesComeDownFromTheStartOfTheDay90DaysAgo(Instant created, boolean comesDown) {
        invite("one", "V4S000000000001", created);
        assertThat(held(INVITES)).hasSize(comesDown ? 1 : 0);
    }

    @Test
    @Rule({"K11", "K14"})
    void whatGrowsTooOldLeavesADeviceThatIsToldOfIt() {
        Devices enhanced = Devices.read(crm, "/syncline/crm/some-vmocs.yaml");
        invite("old", "V4S000000000001", NOW.minus(Duration.ofDays(89)));
        invite("new", "V4S000000000001", NOW);
        Instant later = NOW.plus(Duration.ofDays(2));
        Holding holding = holding(enhanced, Platform.IPAD, INVITES);
        assertThat(names(holding, holding.gone(NOW.plusMillis(1), NOW.plus(Duration.ofHours(1)))))
                .isEmpty();
        assertThat(names(holding, holding.gone(NOW.plusMillis(1), later))).containsExactly("old");
        assertThat(names(holding, holding.held(later))).containsExactly("new");
    }

    @Test
    @Rule("K4")
    void activitiesAndLinkSettingsComeDownUnfiltered() {
        load("message_activity__v", Map.of("name__v", "view", "object_type__v.api_name__v", "message_activity__v"));
        load("engage_link_settings__v", Map.of("name__v", "setting"));
        assertThat(held("message_activity__v")).containsExactly("view");
        assertThat(held("engage_link_settings__v")).containsExactly("setting");
    }

    @Test
    @Rule("K5")
    void messagesComeDownInTheUsersLanguageAndInEnglish() {
        for (String language : List.of("en", "de", "fr")) {
            load("language__v", Map.of("name__v", language, "admin_key__sys", language));
            load("message__v", Map.of("name__v", "in " + language, "language__vr.admin_key__sys", language));
        }
        load("message__v", Map.of("name__v", "in none"));
        assertThat(held("message__v")).containsExactly("in en", "in de");
    }

    @Test
    @Rule("K12")
    void anObjectWithoutAnActiveVmocForThePlatformDoesNotComeDown() {
        Devices some = Devices.read(crm, "/syncline/crm/some-vmocs.yaml");
        assertThat(objects(some, Platform.IPAD)).containsExactly("account__v", INVITES);
        assertThat(objects(some, Platform.IPHONE)).containsExactly("engage_profile__v");
        assertThat(objects(Devices.vault(crm), Platform.IPHONE)).hasSize(7);
    }

    @Test
    @Rule("K14")
    void aProfileWhoseAccountVanishedLeavesTheDevice() {
        load(
                "engage_profile__v",
                Map.of(
                        "vexternal_id__v",
                        "EP1",
                        "name__v",
                        "Dr. A",
                        "account__v",
                        "V4S000000000001",
                        "object_type__v.api_name__v",
                        "engage_hcp_profile__v"));
        Holding holding = holding(Devices.vault(crm), Platform.IPAD, "engage_profile__v");
        Instant later = NOW.plus(Duration.ofDays(2));
        Instant since = NOW.plus(Duration.ofDays(1));
        assertThat(names(holding, holding.gone(since, later))).isEmpty();
        assertThat(names(holding, holding.come(since, later))).isEmpty();
        load("account__v", Map.of("id", "V4S000000000002", "name__v", "Survivor"));
        crm.merge(List.of(new AccountMerge("V4S000000000001", "V4S000000000002")));
        assertThat(names(holding, holding.gone(since, later))).containsExactly("Dr. A");
        assertThat(names(holding, holding.held(later))).isEmpty();
    }

    private void invite(String name, String account, Instant created) {
        load(
                INVITES,
                Map.of(
                        "name__v",
                        name,
                        "mobile_id__v",
                        name,
                        "account__v",
                        account,
                        "created_date__v",
                        created.toString(),
                        "object_type__v.api_name__v",
                        "engage_connection_invite__v"));
    }

    private void load(String object, Map<String, ?> values) {
        crm.load(object, List.of(values).iterator());
    }

    private List<String> held(String object) {
        Holding holding = holding(Devices.vault(crm), Platform.IPAD, object);
        return names(holding, holding.held(NOW));
    }

    private static Device ann(Devices devices, Platform platform) {
        return devices.device("ann", platform).orElseThrow();
    }

    private static Holding holding(Devices devices, Platform platform, String object) {
        return devices.holdings(ann(devices, platform)).stream()
                .filter(h -> h.object().name().equals(object))
                .findFirst()
                .orElseThrow();
    }

    private static List<String> objects(Devices devices, Platform platform) {
        return devices.holdings(ann(devices, platform)).stream()
                .map(h -> h.object().name())
                .toList();
    }

    private List<String> names(Holding holding, Filter filter) {
        var name = holding.object().required("name__v");
        var selection = new Selection(holding.object(), List.of(name), filter, List.of());
        return crm.select(selection, 0, 100).stream()
                .map(row -> String.valueOf(row.get(name)))
                .toList();
    }
}
