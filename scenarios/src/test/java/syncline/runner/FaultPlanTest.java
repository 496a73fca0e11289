package syncline.runner;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import syncline.crm.faults.RecordFault;
import syncline.lab.http.HttpFault;
import syncline.runner.FaultPlan.Ongoing;
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
        return FaultPlan.active(plan.at(List.of(RUN, new Ongoing(going, 0)), seconds));
    }

    private static final Ongoing RUN = new Ongoing(new Going.ARun(), 0);
    private static final Going FIRST = new Going.ASync(1, SyncType.FULL);
    private static final Going SECOND = new Going.ASync(2, SyncType.INCREMENTAL);
    private static final Going CLICKS = new Going.AStep("clicks");

    @Test
    void breaksWhatIsMeantAndOnlyThen() {
        var plan = plan(
                "[{ on: crm, during: incremental, answer: error }, { on: engage, during: \"sync[1]\", answer: garbage }]");
        assertThat(FaultPlan.active(plan.at(List.of(RUN), 5))).isEqualTo(FaultPlan.Active.NONE);
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
        assertThat(plan.changes(CLICKS)).containsExactly(10.0, 40.0);
        assertThat(plan.changes(FIRST)).isEmpty();
    }

    @Test
    void oneThatIsNotTimedIsThereAsLongAsItsStep() {
        var plan = plan("[{ on: engage.short-links, rate: 10%, during: clicks }]");
        assertThat(during(plan, CLICKS, 1000).shortLinks()).isNotNull();
        assertThat(plan.changes(CLICKS)).isEmpty();
        assertThat(plan.at(List.of(RUN), 1000)).isEmpty();
    }
}
