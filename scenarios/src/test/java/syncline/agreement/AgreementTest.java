package syncline.agreement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import syncline.lab.UserError;
import syncline.report.RunFolder;
import syncline.run.Progress;
import syncline.scenario.Scenario;
import syncline.scenario.ScenarioLoader;
import syncline.virtual.run.VirtualRun;

/** Live, virtual and replay do the same; and a comparison finds it when they do not. */
class AgreementTest {
    private static final List<String> SMALL =
            List.of("population={ users: 20, accounts: 300, profiles: 150 }", "expect=[]");

    @TempDir
    Path runs;

    private Agreement.Options options() {
        return new Agreement.Options(runs, Path.of(".."), "c0de", VirtualRun.START, 2);
    }

    private static Scenario scenario(String name, String... settings) {
        var all = new ArrayList<>(SMALL);
        all.addAll(List.of(settings));
        return ScenarioLoader.load(Path.of(name + ".yaml"), all);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "first-sync | seed=42",
                "account-merges | steps[4].change.hand-edits=3",
                "parked-and-healed | faults[1].rate=5%",
                "revoked-rights | seed=42",
                "thirty-nights | steps[2].schedule.for=17d"
            })
    void allDriversDoTheSame(String name, String setting) {
        var agreement = Agreement.of(scenario(name, setting), options(), Progress.SILENT);
        assertThat(agreement.differences()).isEmpty();
        assertThat(agreement.replayed().differing()).isZero();
        assertThat(agreement.compared())
                .extracting(Compared::section)
                .contains("step", "sync", "engage_profile__v", "engage_connection__v", "retry counter");
        assertThat(agreement.isWhole()).isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "1 | steps=[{ revoke: { user: integration, object: user__sys } }, { sync: full }] | user read user__sys",
                "1 | faults=[{ on: crm, answer: unavailable, during: 'sync[1]' }] | POST /api/v24.3/auth was answered with HTTP status 503",
                "2 | faults=[{ on: crm, answer: error, during: 'sync[2]' }] | POST /api/v24.3/query was answered with HTTP status 500",
                "2 | faults=[{ on: crm, answer: garbage, during: 'sync[2]' }] | POST /api/v24.3/query was answered with something else",
                "2 | faults=[{ on: engage, answer: unavailable, during: 'sync[2]' }] | GET /api/profiles was answered with HTTP status 503",
                "2 | faults=[{ on: engage, answer: half-body, during: 'sync[2]' }] | GET /api/profiles was not answered to the end"
            })
    void allDriversSayTheSameOfASyncThatFailed(int sync, String setting, String why) {
        var agreement = Agreement.of(scenario("first-sync", setting), options(), Progress.SILENT);
        assertThat(agreement.differences()).isEmpty();
        assertThat(agreement.isWhole()).isTrue();
        assertThat(cause(agreement.live(), sync)).contains(why);
        assertThat(cause(agreement.virtual(), sync)).contains(why);
    }

    private static @Nullable String cause(Path run, int sync) {
        return new RunFolder(run).read().syncs().get(sync - 1).cause();
    }

    @Test
    void anotherCauseOfTheSameFailureIsFound() {
        var agreement = Agreement.of(
                scenario("first-sync", "faults=[{ on: engage, answer: error, during: 'sync[2]' }]"),
                scenario("first-sync", "faults=[{ on: engage, answer: unavailable, during: 'sync[2]' }]"),
                options(),
                Progress.SILENT);
        assertThat(agreement.differences())
                .filteredOn(difference -> difference.what().startsWith("sync"))
                .singleElement()
                .asString()
                .contains("cause", "HTTP status 500", "HTTP status 503");
    }

    @Test
    void anotherReadingOfARuleIsFound() {
        var agreement = Agreement.of(
                scenario("parked-and-healed"),
                scenario("parked-and-healed", "rules.full-sync-includes-parked=false"),
                options(),
                Progress.SILENT);
        assertThat(agreement.isWhole()).isFalse();
        assertThat(agreement.differences().getFirst().what()).isEqualTo("step 0023");
        assertThat(agreement.differences())
                .extracting(Difference::what)
                .contains("sync 0012")
                .anyMatch(what -> what.startsWith("retry counter engage_"));
        assertThat(agreement.differences().getFirst().toString()).contains("live Completed", "virtual Completed");
    }

    @Test
    void whatDependsOnRealTimeIsNotCompared() {
        var timed = scenario("first-sync", "faults=[{ on: crm, from: 1s, for: 2s, answer: error }]");
        assertThatThrownBy(() -> Agreement.of(timed, options(), Progress.SILENT))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("real clock");
        var some = scenario("first-sync", "faults=[{ on: crm, rate: 5%, answer: error }]");
        assertThatThrownBy(() -> Agreement.of(some, options(), Progress.SILENT))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("in the order in which they come");
        var clicked = scenario("invite-spike");
        assertThatThrownBy(() -> Agreement.of(clicked, options(), Progress.SILENT))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("real time");
    }
}
