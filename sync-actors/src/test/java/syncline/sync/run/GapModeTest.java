package syncline.sync.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import syncline.lab.Rule;
import syncline.lab.db.Database;
import syncline.sync.AProfile;
import syncline.sync.SyncLab;
import syncline.sync.rules.CrmObject;
import syncline.sync.rules.RuleSettings;
import syncline.sync.rules.RuleSettings.GapMode;
import syncline.sync.rules.Scope;
import syncline.sync.rules.StartRules.Answer.Blocked;
import syncline.sync.rules.StartRules.Reason;
import syncline.sync.rules.Trigger;
import syncline.sync.run.CoordinatorCommand.BeginReply;

/** The 60 minutes after a sync as a gate and as advice, on the same course of events. */
class GapModeTest {
    private @Nullable SyncLab lab;

    @AfterEach
    void stop() {
        if (lab != null) {
            lab.close();
        }
    }

    /**
     * A first sync of 40 minutes; then it is 30 minutes later, and Engage tells of two changes made while it ran: OLD0 65
     * minutes ago, YOUNG0 50 minutes ago.
     */
    private SyncLab shortlyAfterASync(GapMode mode) {
        var started = new SyncLab(
                Database.memory(UUID.randomUUID().toString()), RuleSettings.CHOSEN.but(other -> other.gapMode = mode));
        lab = started;
        started.engage.put(AProfile.named("P0", SyncLab.START.minusSeconds(60)).now());
        started.engage.onPage(() -> started.clock.advance(Duration.ofMinutes(10)));
        var first = started.sync(Trigger.SCHEDULED);
        started.engage.onPage(() -> {});
        assertThat(first.finishedAt()).isEqualTo(SyncLab.START.plus(Duration.ofMinutes(40)));
        started.clock.advance(Duration.ofMinutes(30));
        started.engage.put(AProfile.named("OLD0", SyncLab.START.plus(Duration.ofMinutes(5)))
                .now());
        started.engage.put(AProfile.named("YOUNG0", SyncLab.START.plus(Duration.ofMinutes(20)))
                .now());
        started.crm.forgetCalls();
        return started;
    }

    @Test
    @Rule({"O3", "A14"})
    void asAdviceASyncInsideTheGapMissesWhatIsYoungerThanAnHour() {
        var lab = shortlyAfterASync(GapMode.WARN);

        var inside = lab.sync(Trigger.SCHEDULED);

        assertThat(inside.type()).isEqualTo(Scope.INCREMENTAL);
        assertThat(inside.message()).isEqualTo("Completed successfully");
        assertThat(lab.crm.sent()).containsExactly("OLD0");

        lab.nightly();
        assertThat(lab.crm.rows(CrmObject.PROFILE))
                .as("the next feed begins where that sync began: this is why the advice exists")
                .doesNotContainKey("YOUNG0");

        lab.clock.advance(Duration.ofDays(1));
        lab.sync(Trigger.MANUAL);
        assertThat(lab.crm.rows(CrmObject.PROFILE))
                .as("a full sync outside the gap finds it")
                .containsKey("YOUNG0");
    }

    @Test
    @Rule({"O3", "A14"})
    void adviceThatIsFollowedCostsNothing() {
        var lab = shortlyAfterASync(GapMode.WARN);
        lab.clock.advance(Duration.ofMinutes(30));

        lab.sync(Trigger.SCHEDULED);

        assertThat(lab.crm.sent()).containsExactlyInAnyOrder("OLD0", "YOUNG0");
    }

    @Test
    @Rule({"O3", "A12", "A13", "A14"})
    void asAGateItIsRefusedAndTheNextOneMissesNothing() {
        var lab = shortlyAfterASync(GapMode.ENFORCE);
        var earliest = SyncLab.START.plus(Duration.ofMinutes(100));

        assertThat(SyncLab.get(lab.syncs.begin(Trigger.SCHEDULED)))
                .isEqualTo(new BeginReply.Refused(new Blocked(Reason.TOO_SOON, earliest)));

        assertThat(lab.crm.sent()).isEmpty();
        lab.clock.advance(Duration.ofMinutes(30));
        assertThat(lab.sync(Trigger.SCHEDULED).startedAt()).isEqualTo(earliest);
        assertThat(lab.crm.sent()).containsExactlyInAnyOrder("OLD0", "YOUNG0");
    }
}
