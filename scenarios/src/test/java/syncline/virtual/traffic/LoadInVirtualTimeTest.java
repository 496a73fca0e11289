package syncline.virtual.traffic;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import syncline.lab.Rule;
import syncline.report.DeviceResult;
import syncline.report.Load;
import syncline.report.LoadSeries;
import syncline.scenario.DeviceSyncs;
import syncline.scenario.DeviceSyncs.Platform;
import syncline.scenario.Step.SyncType;
import syncline.scenario.Traffic;
import syncline.scenario.Traffic.Simulation;

class LoadInVirtualTimeTest {
    private final Stage stage = new Stage();

    private DeviceResult devices(SyncType type, int users) {
        stage.take(stage.traffic.devices(new DeviceSyncs(users, type, Platform.IPAD)));
        return stage.events(DeviceResult.class).getLast();
    }

    @Test
    @Rule({"K1", "K2", "K8"})
    void eachDeviceGetsItsTerritoryAndAllLinkedConnections() {
        var all = devices(SyncType.FULL, Stage.USERS);
        assertThat(all.rows()).isEqualTo(25 + 25 + 10 * (25 + 2));
        assertThat(all.failed()).isZero();
        assertThat(stage.queries).isEqualTo(10 * 6);
        assertThat(all.durationSeconds()).isEqualTo(1.8);
    }

    @Test
    @Rule("K14")
    void anIncrementalSyncBringsOnlyWhatChangedSince() {
        var unused = devices(SyncType.FULL, 2);
        stage.timeline.advance(Duration.ofHours(1));
        assertThat(devices(SyncType.INCREMENTAL, 2).rows()).isZero();
        stage.profiles.modified = stage.timeline.now().toEpochMilli();
        assertThat(devices(SyncType.INCREMENTAL, 2).rows()).isEqualTo(2 * 2 * 26);
        assertThat(devices(SyncType.INCREMENTAL, 3).rows()).isGreaterThan(2 * 2 * 26);
    }

    @Test
    void devicesThatTheCrmDoesNotAnswerHaveFailed() {
        stage.crmIsDown = "answered 503";
        var failed = devices(SyncType.FULL, 3);
        assertThat(failed.failed()).isEqualTo(3);
        assertThat(failed.errors()).singleElement().hasToString("ErrorCount[message=answered 503, count=3]");
        assertThat(failed.latency()).isNull();
    }

    private Load load(Simulation simulation, int burst, Duration longest) {
        stage.take(stage.traffic.load(new Traffic(simulation, 5, burst, 1, longest)));
        return stage.events(Load.class).getLast();
    }

    @Test
    void aFullSyncIsEditedAndDownloadedBesideUntilItEnds() {
        var load = load(Simulation.LARGE_FULL, 1, Duration.ofMinutes(5));
        assertThat(stage.syncs).isEqualTo(1);
        assertThat(load.series()).extracting(LoadSeries::name).containsExactly("edit a profile", "sync a device");
        assertThat(load.series().getFirst().requests()).isBetween(50L, 55L);
        assertThat(load.series().getLast().requests()).isBetween(10L, 12L);
        assertThat(load.failed()).isZero();
        assertThat(stage.people.dossier(0).profile().revision()
                        + stage.people.dossier(1).profile().revision()
                        + stage.people.dossier(2).profile().revision())
                .isGreaterThan(3);
    }

    @Test
    @Rule("A12")
    void incrementalSyncsRunBackToBackWithAnHourBetweenThatTheLoadDoesNotSee() {
        var load = load(Simulation.LARGE_INCREMENTAL, 100, Duration.ofSeconds(30));
        assertThat(stage.syncs).isEqualTo(3);
        assertThat(load.durationSeconds()).isBetween(30.0, 31.0);
        assertThat(load.requests()).isEqualTo(30 * 5 + 3 * 100);
        assertThat(stage.timeline.now()).isAfter(Stage.START.plus(Duration.ofHours(2)));
    }

    @Test
    void aSyncThatIsRefusedEndsTheLoad() {
        stage.refusal = "a job runs";
        var load = load(Simulation.LARGE_FULL, 1, Duration.ofMinutes(5));
        assertThat(load.outcome()).isEqualTo("refused");
        assertThat(load.reason()).isEqualTo("a job runs");
    }
}
