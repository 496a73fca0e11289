package syncline.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static syncline.scenario.ScenarioLoaderTest.problems;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import syncline.scenario.Step.SyncType;

/** Invites, clicks, Post-Processing and what is done at once, as a scenario has them. */
class StepsTogetherTest {
    private static final String MORNING = """
            name: morning
            about: Does it hold?
            steps:
              - sync: full
              - invite: { links: 200, users: 50, options: { Messages: 60%, QRCode: 40% }, with-account: 25% }
              - together:
                  - clicks: { base: 10, spike: 100, hold: 20s, mix: japan }
                  - sync: incremental
                  - post-process: until-drained
                  - devices: { users: 20 }
              - load: { simulation: LargeIncremental, rate: 5, burst: 50, for: 1m }
            faults:
              - { on: crm, answer: unavailable, during: together, from: 5s, for: 10s }
              - { on: crm.limit, burst: 10, delay: 1s, during: clicks }
              - { on: engage.short-links, rate: 5%, during: invite }
            expect:
              - clicks.lost == 0
              - { that: "load[1].p99 < 500ms", after: 10s, for: 20s }
              - load[2].failed == 0
            """;

    private static Scenario morning(String... settings) {
        return ScenarioLoader.parse(MORNING, "morning.yaml", List.of(settings));
    }

    @Test
    void areRead() {
        var steps = morning().steps();
        assertThat(steps.get(1)).isInstanceOfSatisfying(Step.Invite.class, step -> {
            assertThat(step.invite().links()).isEqualTo(200);
            assertThat(step.invite().users()).isEqualTo(50);
            assertThat(step.invite().withAccount()).isEqualTo(Percent.parse("25%"));
        });
        assertThat(steps.get(2)).isInstanceOfSatisfying(Step.Together.class, step -> {
            assertThat(step.together())
                    .extracting(Step::kind)
                    .containsExactly("clicks", "sync", "post-process", "devices");
            assertThat(step.together().get(0))
                    .isEqualTo(new Step.Clicks(new Spike(
                            10,
                            100,
                            Duration.ofSeconds(10),
                            Duration.ofSeconds(5),
                            Duration.ofSeconds(20),
                            Duration.ofSeconds(30),
                            Spike.Mix.JAPAN)));
            assertThat(step.together().get(1)).isEqualTo(new Step.Sync(SyncType.INCREMENTAL));
            assertThat(step.together().get(2)).isEqualTo(new Step.PostProcess(Step.Jobs.UNTIL_DRAINED));
        });
        assertThat(morning().faults().getFirst().lasting()).isEqualTo(Duration.ofSeconds(10));
    }

    @Test
    void anExpectationIsAboutEverythingOrAboutAPart() {
        var expect = morning().expect();
        assertThat(expect.get(0)).isEqualTo(Expect.throughout(Expectation.parse("clicks.lost == 0")));
        assertThat(expect.get(0).isWindow()).isFalse();
        assertThat(expect.get(1).isWindow()).isTrue();
        assertThat(expect.get(1)).hasToString("load[1].p99 < 500ms, after 10s, for 20s");
    }

    @Test
    void whatIsDoneAtOnceIsCountedOneByOne() {
        var scenario = morning();
        assertThat(scenario.flatSteps()).hasSize(4);
        assertThat(scenario.things()).isEqualTo(7);
        assertThat(scenario.syncs()).isEqualTo(3);
        assertThat(scenario.times(Step.Load.class, Step.Clicks.class)).isEqualTo(2);
    }

    @Test
    void aPointInTheSharesIsAnOption() {
        var options = new Invites.Options(
                Percent.parse("60%"),
                Percent.parse("0%"),
                Percent.parse("10%"),
                Percent.parse("0%"),
                Percent.parse("0%"),
                Percent.parse("30%"));
        assertThat(List.of(options.at(0), options.at(0.599), options.at(0.6), options.at(0.7), options.at(0.9999)))
                .containsExactly("Messages", "Messages", "LINE", "Wallet", "Wallet");
        assertThat(options.at(1)).isEqualTo("Wallet");
    }

    @Test
    void aSpikeHasSoManyClicks() {
        var spike = new Spike(
                100,
                1000,
                Duration.ofSeconds(10),
                Duration.ofSeconds(10),
                Duration.ofSeconds(60),
                Duration.ofSeconds(30),
                Spike.Mix.WORLD);
        assertThat(spike.clicks()).isEqualTo(1000 + 5500 + 60_000 + 16_500);
        assertThat(spike.length()).isEqualTo(Duration.ofSeconds(110));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "steps[2].invite.options={ Messages: 60% } | steps[2].invite.options are 60% in all, but must be 100%.",
                "steps[2].invite.options={ Mesages: 100% } | Did you mean Messages?",
                "steps[2].invite.users=151 | steps[2].invite.users is 151, but there are only 150 users.",
                "steps[2].invite.links=0 | must be from 1 to 1,000,000",
                "steps[3].together[1].clicks.spike=9 | clicks.spike is 9, but must be at least base, 10.",
                "steps[3].together[1].clicks.mix=europe | must be one of world, japan",
                "steps[3].together[3].post-process=drain | must be one of once, until-drained",
                "steps[3].together[2]={ wait: 1d } | steps[3].together[2] is wait, which cannot be done together with others",
                "steps[3].together[4]={ together: [{ sync: full }, { devices: { users: 1 } }] } | together[4] is together, which cannot be done",
                "steps[3].together[4]={ sync: full } | steps[3].together has more than one step that begins syncs; keep one.",
                "steps[3].together[4]={ clicks: { base: 1, spike: 1 } } | more than one step that needs the load generator",
                "steps[3].together[4]={ post-process: once } | more than one step that runs Post-Processing",
                "steps[3].together=[{ sync: full }] | must have from 2 to 8 items, not 1",
                "steps[4].load.simulation=LargeFul | Did you mean LargeFull?",
                "faults[1].during=togehter | Did you mean together?",
                "faults[1].during=load; steps[4]={ wait: 1d }; expect=[] | faults[1].during is load, but no step is one.",
                "faults[2].on=crm.limits | Did you mean crm.limit?",
                "expect[2].after=soon | must be a duration",
                "expect[2].that=load[1].p99 | one of == != <= >= < > and a value is needed",
                "expect[2].that='clicks.lost == 0' | expect[2] has after or for, but clicks.lost is known for the whole run only",
                "expect[3]='load[3].failed == 0' | speaks of load[3], but the steps have only 2 load or clicks steps",
                "expect[3]='postProcessing[7].failed == x' | compared with a number",
                "expect[1]=3 | expect[1]: after the path one of"
            })
    void areRefusedWhenTheyMakeNoSense(String settings, String why) {
        assertThat(problems(MORNING, settings.split("; ")))
                .hasSize(1)
                .first()
                .asString()
                .contains(why);
    }

    @Test
    void clicksNeedLinks() {
        assertThat(problems("{ name: a, about: b, steps: [{ clicks: { base: 1, spike: 2 } }] }"))
                .containsExactly("x.yaml:1:40: steps[1].clicks needs links to click at: put an invite step before it.");
    }
}
