package syncline.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import syncline.crm.faults.RecordFault;
import syncline.lab.http.HttpFault;
import syncline.run.FaultPlan.Moment;
import syncline.run.FaultPlan.Ongoing;
import syncline.scenario.ScenarioLoader;
import syncline.scenario.Step.SyncType;
import syncline.scenario.When.Going;

class FaultPlanTest {
    private static FaultPlan plan(String faults) {
        var scenario = ScenarioLoader.parse(
                "{ name: a, about: b, steps: [{ sync: full }, { sync: incremental }, { invite: { links: 1 } }, { clicks: { base: 1, spike: 1 } }], faults: "
                        + faults + " }",
                "x",
                List.of());
        return new FaultPlan(scenario.faults());
    }

    private static FaultPlan.Active during(FaultPlan plan, Going going, double seconds) {
        return FaultPlan.active(plan.at(List.of(RUN, new Ongoing(going, BEGIN)), after(seconds)));
    }

    private static Moment after(double seconds) {
        return new Moment(seconds, BEGIN.lab().plusMillis(Math.round(seconds * 1000)));
    }

    private static final Moment BEGIN = new Moment(0, Instant.parse("2026-01-01T00:00:00Z"));
    private static final Ongoing RUN = new Ongoing(new Going.ARun(), BEGIN);
    private static final Going FIRST = new Going.ASync(1, SyncType.FULL);
    private static final Going SECOND = new Going.ASync(2, SyncType.INCREMENTAL);
    private static final Going CLICKS = new Going.AStep("clicks");

    @Test
    void breaksWhatIsMeantAndOnlyThen() {
        var plan = plan(
                "[{ on: crm, during: incremental, answer: error }, { on: engage, during: \"sync[1]\", answer: garbage }]");
        assertThat(FaultPlan.active(plan.at(List.of(RUN), after(5)))).isEqualTo(FaultPlan.Active.NONE);
        assertThat(during(plan, FIRST, 5).crm()).isEmpty();
        assertThat(during(plan, FIRST, 5).engage()).containsExactly(new HttpFault(1, null, HttpFault.Answer.GARBAGE));
        assertThat(during(plan, SECOND, 5).crm()).containsExactly(new HttpFault(1, null, HttpFault.Answer.ERROR));
        assertThat(during(plan, SECOND, 5).engage()).isEmpty();
    }

    @Test
    void refusesRecordsOfBothObjects() {
        var plan = plan("[{ on: crm.write, rate: 0.3% }, { on: crm.write, rate: 0.1%, sticky: true }]");
        var active = during(plan, FIRST, 5);
        assertThat(active.records())
                .extracting(RecordFault::object)
                .containsOnly("engage_profile__v", "engage_connection__v");
        assertThat(active.records()).extracting(RecordFault::rate).containsExactly(0.003, 0.003, 0.0, 0.0);
        assertThat(active.records()).extracting(RecordFault::sticky).containsExactly(0.0, 0.0, 0.001, 0.001);
    }

    @ParameterizedTest
    @CsvSource({"0, false", "9.9, false", "10, true", "39.9, true", "40, false"})
    void breaksForATimeAfterTheBeginningOfAStep(double seconds, boolean broken) {
        var plan = plan("[{ on: crm.limit, burst: 20, during: clicks, from: 10s, for: 30s }]");
        assertThat(during(plan, CLICKS, seconds).limits() != null).isEqualTo(broken);
        assertThat(during(plan, new Going.AStep("devices"), seconds).limits()).isNull();
        assertThat(plan.changes(CLICKS)).containsExactly(Duration.ofSeconds(10), Duration.ofSeconds(40));
        assertThat(plan.changes(FIRST)).isEmpty();
    }

    @Test
    void oneThatIsNotTimedIsThereAsLongAsItsStep() {
        var plan = plan("[{ on: engage.short-links, rate: 10%, during: clicks }]");
        assertThat(during(plan, CLICKS, 1000).shortLinks()).isNotNull();
        assertThat(plan.changes(CLICKS)).isEmpty();
        assertThat(plan.at(List.of(RUN), after(1000))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "real, 71, false",
        "lab, 71, false",
        "real, 72, false",
        "lab, 72, true",
        "lab, 77, true",
        "lab, 78, false"
    })
    void timesAreTakenByTheClockThatAFaultNames(String clock, int hours, boolean broken) {
        var plan = plan("[{ on: crm, from: 3d, for: 6h, clock: %s, answer: unavailable }]".formatted(clock));
        var waited = new Moment(5, BEGIN.lab().plus(Duration.ofHours(hours)));
        assertThat(FaultPlan.active(plan.at(List.of(RUN), waited)).crm().isEmpty())
                .isNotEqualTo(broken);
        assertThat(plan.at(List.of(RUN), new Moment(3 * 86_400, BEGIN.lab())).isEmpty())
                .isNotEqualTo(clock.equals("real"));
    }
}
