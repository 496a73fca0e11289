package syncline.runner;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import syncline.crm.faults.RecordFault;
import syncline.lab.http.HttpFault;
import syncline.scenario.ScenarioLoader;
import syncline.scenario.Step.SyncType;

class FaultPlanTest {
    private static FaultPlan plan(String faults) {
        var scenario = ScenarioLoader.parse(
                "{ name: a, about: b, steps: [{ sync: full }, { sync: incremental }], faults: " + faults + " }",
                "x",
                List.of());
        return new FaultPlan(scenario.faults());
    }

    @Test
    void breaksWhatIsMeantAndOnlyThen() {
        var plan = plan(
                "[{ on: crm, during: incremental, answer: error }, { on: engage, during: \"sync[1]\", answer: garbage }]");
        assertThat(plan.between()).isEqualTo(new FaultPlan.Active(List.of(), List.of(), List.of()));
        assertThat(plan.during(1, SyncType.FULL).crm()).isEmpty();
        assertThat(plan.during(1, SyncType.FULL).engage())
                .containsExactly(new HttpFault(1, null, HttpFault.Answer.GARBAGE));
        assertThat(plan.during(2, SyncType.INCREMENTAL).crm())
                .containsExactly(new HttpFault(1, null, HttpFault.Answer.ERROR));
        assertThat(plan.during(2, SyncType.INCREMENTAL).engage()).isEmpty();
    }

    @Test
    void refusesRecordsOfBothObjects() {
        var active = plan("[{ on: crm.write, rate: 0.3% }, { on: crm.write, rate: 0.1%, sticky: true }]")
                .between();
        assertThat(active.records())
                .extracting(RecordFault::object)
                .containsOnly("engage_profile__v", "engage_connection__v");
        assertThat(active.records()).extracting(RecordFault::rate).containsExactly(0.003, 0.003, 0.0, 0.0);
        assertThat(active.records()).extracting(RecordFault::sticky).containsExactly(0.0, 0.0, 0.001, 0.001);
    }
}
