package syncline.virtual.traffic;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import syncline.lab.Rule;
import syncline.lab.http.HttpFault;
import syncline.report.BacklogSample;
import syncline.report.Load;
import syncline.report.LoadWindow;
import syncline.report.PostProcessing;
import syncline.scenario.Invites;
import syncline.scenario.Percent;
import syncline.scenario.Spike;
import syncline.scenario.Step.Jobs;

class ClicksInVirtualTimeTest {
    private static final Spike SPIKE = new Spike(
            20,
            200,
            Duration.ofSeconds(10),
            Duration.ofSeconds(5),
            Duration.ofSeconds(20),
            Duration.ofSeconds(5),
            Spike.Mix.WORLD);

    private final Stage stage = new Stage();

    private static Invites links(int links, String copied) {
        var rest = new Percent(Percent.ALL.of().subtract(Percent.parse(copied).of()));
        var none = Percent.parse("0%");
        var options = new Invites.Options(rest, none, none, none, Percent.parse(copied), none);
        return new Invites(links, null, options, Percent.parse("50%"));
    }

    private Load spike() {
        assertThat(stage.take(stage.traffic.invite(links(300, "50%"), 7))).isEqualTo("300 links shared, 0 refused");
        stage.take(stage.traffic.clicks(SPIKE));
        return stage.events(Load.class).getLast();
    }

    @Test
    @Rule("J12")
    void everyClickIsALoggedHitAndWaits() {
        var load = spike();
        assertThat(load.requests()).isEqualTo(200 + 550 + 4000 + 550);
        assertThat(load.failed()).isZero();
        assertThat(load.startedAtMillis()).isNotNull();
        assertThat(LoadWindow.of(load, 15, 35).requests()).isEqualTo(4000);
        assertThat(LoadWindow.of(load).latency())
                .satisfies(latency ->
                        assertThat(latency == null ? 0 : latency.p99Millis()).isBetween(1.0, 2.1));
        assertThat(stage.traffic.compared()).hasValueSatisfying(clicks -> {
            assertThat(clicks.acknowledged()).isEqualTo(load.requests());
            assertThat(clicks.waiting()).isEqualTo(load.requests());
            assertThat(clicks.rows()).isZero();
            assertThat(clicks.lost()).isZero();
            assertThat(clicks.drainSeconds()).isNull();
        });
    }

    @Test
    @Rule({"N19", "N26"})
    void peoplePreviewsAndScannersAreTold() {
        var labels = Objects.requireNonNull(spike().labels());
        assertThat(labels.person()).isGreaterThan(labels.preview());
        assertThat(labels.preview()).isGreaterThan(labels.scanner());
        assertThat(labels.scanner()).isPositive();
        assertThat(labels.total()).isEqualTo(5300);
    }

    @Test
    @Rule({"J24", "J26"})
    void jobsCarryEveryHitIntoOneRow() {
        stage.take(stage.traffic.invite(links(300, "0%"), 7));
        stage.together(stage.traffic.clicks(SPIKE), stage.traffic.postProcess(Jobs.UNTIL_DRAINED));
        assertThat(stage.traffic.compared()).hasValueSatisfying(clicks -> {
            assertThat(clicks.rows()).isEqualTo(5300).isEqualTo(clicks.acknowledged());
            assertThat(clicks.waiting()).isZero();
            assertThat(clicks.lost() + clicks.doubled()).isZero();
            assertThat(clicks.drainSeconds()).isBetween(0.0, 10.0);
        });
        var jobs = stage.events(PostProcessing.class).stream()
                .filter(job -> job.finishedAt() != null)
                .toList();
        assertThat(jobs)
                .hasSizeGreaterThan(3)
                .allSatisfy(job -> assertThat(job.cause()).isNull());
        assertThat(jobs.stream().mapToLong(PostProcessing::written).sum()).isEqualTo(5300);
        assertThat(stage.events(BacklogSample.class)).hasSizeGreaterThan(40);
        assertThat(stage.events(BacklogSample.class).getLast().hits()).isZero();
    }

    @Test
    void aJobThatBreaksOffLeavesItsHitsForTheNext() {
        spike();
        stage.crmIsDown = "answered 503";
        stage.take(stage.traffic.postProcess(Jobs.ONCE));
        assertThat(stage.events(PostProcessing.class).getLast().cause()).isEqualTo("answered 503");
        assertThat(stage.traffic.compared().orElseThrow().waiting()).isEqualTo(5300);
        stage.crmIsDown = null;
        stage.take(stage.traffic.postProcess(Jobs.UNTIL_DRAINED));
        assertThat(stage.traffic.compared().orElseThrow().rows()).isEqualTo(5300);
    }

    @Test
    void jobsThatGetNowhereAreGivenUp() {
        spike();
        stage.crmIsDown = "answered 503";
        stage.take(stage.traffic.postProcess(Jobs.UNTIL_DRAINED));
        assertThat(stage.remarks).containsExactly("5,300 clicks still wait, and none were written for 120 s.");
    }

    @Test
    @Rule("A21")
    void aJobWaitsForTheSyncThatRuns() {
        spike();
        var before = stage.timeline.now();
        var unused = stage.sync();
        stage.take(stage.traffic.postProcess(Jobs.ONCE));
        var job = stage.events(PostProcessing.class).getLast();
        assertThat(job.startedAt()).isNotNull().isAfterOrEqualTo(before.plusSeconds(10));
    }

    @Test
    void whoIsNotServedIsCountedAndHasNoHit() {
        stage.take(stage.traffic.invite(links(300, "0%"), 7));
        stage.engage = List.of(new HttpFault(0.5, null, HttpFault.Answer.UNAVAILABLE));
        stage.take(stage.traffic.clicks(SPIKE));
        var load = stage.events(Load.class).getLast();
        assertThat(load.failed()).isBetween(2400L, 2900L);
        assertThat(stage.traffic.compared().orElseThrow().acknowledged()).isEqualTo(5300 - load.failed());
    }

    @Test
    @Rule("I33")
    void linksThatAreSharedInFullAreNotTracked() {
        stage.shortLinksBroken = 1;
        stage.take(stage.traffic.invite(links(10, "0%"), 7));
        stage.shortLinksBroken = 0;
        stage.take(stage.traffic.invite(links(1, "0%"), 8));
        stage.take(stage.traffic.clicks(SPIKE));
        assertThat(stage.traffic.compared().orElseThrow().acknowledged()).isEqualTo(5300);
    }

    @Test
    void sharesThatTheCrmDoesNotTakeAreRefused() {
        stage.crmIsDown = "answered 503";
        assertThat(stage.take(stage.traffic.invite(links(300, "0%"), 7))).isEqualTo("0 links shared, 300 refused");
        assertThat(stage.remarks).containsExactly("300 shares were refused, as in: answered 503");
    }

    @Test
    void theSameSeedDoesTheSame() {
        spike();
        var other = new ClicksInVirtualTimeTest();
        other.spike();
        assertThat(other.stage.events).isEqualTo(stage.events);
    }
}
