package syncline.engage.directory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import syncline.engage.population.Population;
import syncline.engage.population.PopulationSize;
import syncline.engage.population.User;
import syncline.lab.LabClock;
import syncline.lab.Rule;
import syncline.lab.db.Database;
import syncline.lab.db.TestDatabase;

@ParameterizedClass
@EnumSource
class ConnectConfigurationTest {
    private static final String REP = "rep00001@syncline.example";
    private static final String OTHER = "rep00002@syncline.example";

    private final Directory directory;
    private final ConnectConfiguration configuration;

    ConnectConfigurationTest(TestDatabase databases) {
        directory = open(databases.empty());
        configuration = new ConnectConfiguration(directory);
    }

    private static Directory open(Database database) {
        var clock = LabClock.over(Clock.fixed(Instant.parse("2026-03-01T00:00:00Z"), ZoneOffset.UTC));
        var population = Population.seeded(new PopulationSize(20, 300, 200, 330), 42, "syncline", "lab");
        return Directory.open(database, population, "syncline", "lab", clock);
    }

    @AfterEach
    void close() {
        directory.close();
    }

    private ConnectSettings of(String username) {
        return configuration.of(username).settings();
    }

    @Test
    @Rule({"H24", "H25"})
    void aVaultStartsWithoutAChannelAndCanHaveEachOfThree() {
        assertThat(of(REP)).isEqualTo(new ConnectSettings(false, Channel.OFF));
        for (var channel : Channel.values()) {
            configuration.set("syncline", new ConnectSettings(true, channel));
            assertThat(of(REP)).isEqualTo(new ConnectSettings(true, channel));
        }
        directory.add(new User("sister@x", "S", "S", "s@x", "sister-vault", "lab"));
        assertThat(of("sister@x")).isEqualTo(new ConnectSettings(false, Channel.OFF));
        assertThatThrownBy(() -> configuration.set("none", new ConnectSettings(true, Channel.CHAT)))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("no Vault 'none'");
    }

    @Test
    @Rule("H25")
    void aNewGroupPingsAndNoGroupIsOff() {
        configuration.replace(List.of(new ConnectGroup("Oncology", List.of(REP), true, null)));
        assertThat(of(REP)).isEqualTo(new ConnectSettings(true, Channel.PING));
        assertThatThrownBy(() -> new ConnectGroup("Oncology", List.of(REP), true, Channel.OFF))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("choose ping or chat");
    }

    @Test
    @Rule("H26")
    void aMemberHasAllSettingsFromTheGroupAndTheBlankOnesToo() {
        configuration.set("syncline", new ConnectSettings(true, Channel.CHAT));
        configuration.replace(List.of(new ConnectGroup("Oncology", List.of(REP), null, Channel.PING)));
        assertThat(configuration.of(REP))
                .isEqualTo(new ConnectConfiguration.OfUser(REP, "Oncology", new ConnectSettings(false, Channel.PING)));
        assertThat(configuration.of(OTHER))
                .isEqualTo(new ConnectConfiguration.OfUser(OTHER, null, new ConnectSettings(true, Channel.CHAT)));
        configuration.replace(List.of());
        assertThat(of(REP)).isEqualTo(new ConnectSettings(true, Channel.CHAT));
    }

    @Test
    @Rule("H27")
    void nobodyIsInTwoGroups() {
        var before = configuration.replace(List.of(new ConnectGroup("Oncology", List.of(OTHER, REP), true, null)));
        var twice = List.of(
                new ConnectGroup("Oncology", List.of(OTHER, REP), true, null),
                new ConnectGroup("Rare Diseases", List.of(REP), true, null));
        assertThatThrownBy(() -> configuration.replace(twice))
                .isInstanceOf(Refusal.class)
                .hasMessage(REP + " cannot be in Rare Diseases: a user is in at most one group, and this one is in"
                        + " Oncology.");
        assertThat(configuration.groups())
                .usingRecursiveComparison()
                .ignoringCollectionOrder()
                .isEqualTo(before);
        var moved = List.of(
                new ConnectGroup("Oncology", List.of(OTHER), true, null),
                new ConnectGroup("Rare Diseases", List.of(REP), true, Channel.CHAT));
        configuration.replace(moved);
        assertThat(configuration.groups()).isEqualTo(moved);
        assertThat(configuration.of(REP).group()).isEqualTo("Rare Diseases");
    }

    @Test
    void groupsHaveNamesOfTheirOwnAndMembersWhoExist() {
        var same = List.of(new ConnectGroup("A", List.of(), true, null), new ConnectGroup("A", List.of(), true, null));
        assertThatThrownBy(() -> configuration.replace(same)).hasMessageContaining("two groups named A");
        var nobody = List.of(new ConnectGroup("A", List.of("nobody"), true, null));
        assertThatThrownBy(() -> configuration.replace(nobody)).hasMessageContaining("no user nobody");
        assertThatThrownBy(() -> configuration.of("nobody")).hasMessageContaining("no user nobody");
    }

    @Test
    void settingsSurviveARestart(@TempDir Path folder) {
        var database = Database.file(folder, "engage");
        try (var first = open(database)) {
            var set = new ConnectConfiguration(first);
            set.set("syncline", new ConnectSettings(true, Channel.PING));
            set.replace(List.of(new ConnectGroup("Oncology", List.of(REP), null, Channel.CHAT)));
        }
        try (var second = open(database)) {
            var kept = new ConnectConfiguration(second);
            assertThat(kept.of(REP).settings()).isEqualTo(new ConnectSettings(false, Channel.CHAT));
            assertThat(kept.ofVault("syncline")).isEqualTo(new ConnectSettings(true, Channel.PING));
        }
    }
}
