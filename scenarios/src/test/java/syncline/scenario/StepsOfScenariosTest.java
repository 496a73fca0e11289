package syncline.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static syncline.scenario.ScenarioLoaderTest.problems;

import java.time.Duration;
import java.time.LocalTime;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import syncline.scenario.Step.SyncType;
import syncline.sync.rules.RuleSettings;

/** Schedules, rights, devices and the choices of rules, as a scenario has them. */
class StepsOfScenariosTest {
    private static final String NIGHTS = """
            name: nights
            about: Who knows?
            rules: { gap-mode: warn, job-time-limit: 2h }
            steps:
              - sync: full
              - schedule: { every: 6h, for: 2d }
                each:
                  - change: { profiles: 2, associations: 3, account-merges: 1%, hand-edits: 4 }
                  - devices: { users: 5, sync: incremental, platform: iPhone }
              - revoke: { user: integration, object: engage_profile__v, field: title__v, access: edit }
              - repeat: 3
                steps:
                  - devices: { users: 150 }
              - grant: { user: integration, object: engage_profile__v, right: create }
            """;

    private static Scenario nights(String... settings) {
        return ScenarioLoader.parse(NIGHTS, "nights.yaml", List.of(settings));
    }

    @Test
    void areRead() {
        var steps = nights().steps();
        assertThat(steps.get(1)).isInstanceOfSatisfying(Step.Schedule.class, step -> {
            var entry = step.schedule();
            assertThat(entry.every()).hasToString("6h");
            assertThat(entry.at()).isEqualTo(LocalTime.of(2, 0));
            assertThat(entry.dueTimes()).isEqualTo(8);
            assertThat(step.each().getFirst()).isInstanceOfSatisfying(Step.Change.class, change -> {
                assertThat(change.change().associations()).isEqualTo(new Count.Exactly(3));
                assertThat(change.change().accountMerges().of(200)).isEqualTo(2);
                assertThat(change.change().handEdits()).isEqualTo(new Count.Exactly(4));
            });
            assertThat(step.each().get(1))
                    .isEqualTo(new Step.Devices(new DeviceSyncs(5, SyncType.INCREMENTAL, DeviceSyncs.Platform.IPHONE)));
        });
        assertThat(steps.get(2))
                .isEqualTo(new Step.Revoke(
                        new Right("integration", "engage_profile__v", "title__v", Right.Access.EDIT, null, null),
                        new Where("nights.yaml", 10, 5)));
        assertThat(steps.get(4))
                .isInstanceOfSatisfying(
                        Step.Grant.class,
                        grant -> assertThat(grant.grant().right()).isEqualTo(Right.Verb.CREATE));
    }

    @Test
    void areCountedWithoutBeingUnrolled() {
        var scenario = nights();
        assertThat(scenario.syncs()).isEqualTo(9);
        assertThat(scenario.times(Step.Devices.class)).isEqualTo(11);
        assertThat(scenario.things()).isEqualTo(1 + 8 * 3 + 1 + 3 + 1);
        assertThat(scenario.stepsOf(Step.Devices.class)).hasSize(2);

        String deep = "{ sync: full }";
        for (int i = 0; i < 8; i++) {
            deep = "{ repeat: 1000, steps: [%s] }".formatted(deep);
        }
        assertThat(problems("{ name: a, about: b, steps: [%s], expect: ['sync[9].failed == 0'] }".formatted(deep)))
                .containsExactly(
                        "x.yaml:1:29: steps has 1,000,000,000 steps when unrolled, but at most 10,000 are run.");
    }

    @Test
    void neverDueIsASchedule() {
        var never = nights("steps[2].schedule.every=0d").steps().get(1);
        assertThat(never.count(step -> 1)).isEqualTo(1);
    }

    @Test
    void choicesOfRulesGoToTheSync() {
        assertThat(nights().rules().settings()).isEqualTo(RuleSettings.CHOSEN.but(other -> {
            other.gapMode = RuleSettings.GapMode.WARN;
            other.jobTimeLimit = Duration.ofHours(2);
        }));
        assertThat(ScenarioLoader.parse("{ name: a, about: b, steps: [{ sync: full }] }", "x", List.of())
                        .rules()
                        .settings())
                .isEqualTo(RuleSettings.CHOSEN);
        assertThat(nights("rules.retry-limit=3").rules().settings().retryLimit())
                .isEqualTo(3);
        assertThat(nights("rules.manual-edit=overwrite").rules().manualEdit())
                .isEqualTo(RuleSettings.ManualEdit.OVERWRITE);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "steps[2].schedule.every=daily | must be a number of hours, days or weeks, such as 6h, 1d or 2w",
                "steps[2].schedule.at=2 | must be a time of day such as 02:00",
                "steps[2].schedule.at=25:00 | must be a time of day such as 02:00",
                "steps[2].schedule.for=13h | steps[2].schedule.for is 13h, but must be a multiple of every, 6h.",
                "steps[2].each=[{ wait: 1h }] | steps[2].each[1] cannot stand between two due times",
                "steps[2].each=[{ sync: full }] | only change, revoke, grant and devices can",
                "steps[3].revoke.right=edit | steps[3].revoke must have at most one of field, right and type.",
                "steps[5].grant.access=edit | steps[5].grant.access is about a field",
                "steps[3].revoke.right=write | must be one of create, read, edit, delete",
                "steps[4].steps[1].devices.users=151 | is 151, but there are only 150 users",
                "steps[4].steps[1].devices.platform=Android | must be one of iPad, iPhone",
                "expect=['devices[12].failed == 0'] | speaks of devices[12], but the steps have only 11 devices steps",
                "expect=['load[1].failed == 0'] | speaks of load[1], but the steps have only 0 load or clicks steps",
                "expect=['sync[10].failed == 0'] | speaks of sync[10], but the steps have only 9 syncs",
                "rules.gap-mode=maybe | must be one of enforce, warn",
                "rules.gapmode=warn | Did you mean gap-mode?"
            })
    void areRefusedWhenTheyMakeNoSense(String setting, String why) {
        assertThat(problems(NIGHTS, setting)).hasSize(1).first().asString().contains(why);
    }
}
