package syncline.virtual.sync;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import syncline.crm.faults.RecordFault;
import syncline.crm.schema.Schema;
import syncline.crm.security.Grant;
import syncline.crm.security.PermissionSets;
import syncline.engage.directory.LabChanges;
import syncline.lab.Rule;
import syncline.lab.http.HttpFault;
import syncline.scenario.Api;
import syncline.sync.rules.Counts;
import syncline.sync.rules.CrmObject;
import syncline.sync.rules.ResultMessage;
import syncline.sync.rules.RuleSettings;
import syncline.sync.rules.Scope;

/** How long syncs take in virtual time, and what ends them early. */
class SyncsInTimeTest {
    private static final int PROFILES = 1_500;
    private static final long RECORDS = 3_900;
    private static final Api USUAL =
            VirtualLab.api(2, Duration.ofMillis(800), Duration.ofSeconds(3), Duration.ofMillis(300));
    private static final HttpFault DOWN = new HttpFault(1, null, HttpFault.Answer.UNAVAILABLE);
    private static final HttpFault HALF = new HttpFault(0.5, null, HttpFault.Answer.HALF_BODY);

    private static VirtualLab lab(Api api) {
        return new VirtualLab(PROFILES, 42, api, 1);
    }

    private static Duration took(SyncProcess sync) {
        return Duration.between(sync.order().at(), java.util.Objects.requireNonNull(sync.finishedAt()));
    }

    private static void night(VirtualLab lab) {
        lab.timeline.advance(Duration.ofHours(22));
        LabChanges.make(lab.people, lab.timeline.now().toEpochMilli(), new LabChanges.Counts(100, 20, 10, 5, 3, 2));
    }

    /** All that a lab tells of some syncs with faults of all kinds. */
    private static String told(long seed, int threads) {
        var api = VirtualLab.api(5, Duration.ofMillis(800), Duration.ofSeconds(3), Duration.ofMillis(300));
        try (var lab = new VirtualLab(PROFILES, seed, api, threads)) {
            var told = new StringBuilder();
            lab.crm.set(List.of(new RecordFault("engage_profile__v", 0.05, 0.01, Map.of(), null, null)));
            lab.calls.breakCrm(List.of(new HttpFault(
                    0.2, new HttpFault.Latency(Duration.ofMillis(100), Duration.ofSeconds(5)), HALF.answer())));
            for (int i = 0; i < 4; i++) {
                var sync = lab.sync(i == 0 ? Scope.FULL : Scope.INCREMENTAL);
                told.append("%s %s %s %s %s%n"
                        .formatted(
                                sync.counts(),
                                sync.finishedAt(),
                                sync.cause(),
                                sync.calls(),
                                sync.writes().getMean()));
                told.append(lab.open()).append(lab.rows(CrmObject.PROFILE)).append(lab.rows(CrmObject.CONNECTION));
                night(lab);
            }
            return told.toString();
        }
    }

    @Test
    void threadsMakeNoDifference() {
        assertThat(told(1, 4)).isEqualTo(told(1, 1));
        assertThat(told(2, 1)).isNotEqualTo(told(1, 1));
    }

    @Test
    void takesAsLongAsItsCallsSideBySide() {
        var second = Duration.ofSeconds(1);
        try (var two = lab(VirtualLab.api(2, second, second, Duration.ofMillis(300)));
                var one = lab(VirtualLab.api(1, second, second, Duration.ofMillis(300)));
                var larger = new VirtualLab(15_000, 42, USUAL, 2)) {
            var quick = two.sync(Scope.FULL);
            var slow = one.sync(Scope.FULL);
            assertThat(quick.counts()).isEqualTo(new Counts(RECORDS, RECORDS, 0, 0, 0, 0, 0));
            assertThat(slow.writes().getTotalCount()).isEqualTo(8);
            assertThat(took(slow)).isBetween(Duration.ofSeconds(8), Duration.ofSeconds(11));
            assertThat(took(quick)).isBetween(Duration.ofSeconds(4), Duration.ofSeconds(7));

            assertThat(took(larger.sync(Scope.FULL)))
                    .as("a tenth of 150,000 profiles and their connections")
                    .isBetween(
                            Duration.ofMinutes(6).dividedBy(10),
                            Duration.ofMinutes(12).dividedBy(10));
        }
    }

    @Test
    @Rule("N1")
    void callsBeyondTheBurstLimitAreDelayed() {
        try (var free = lab(USUAL);
                var limited = lab(USUAL)) {
            limited.calls.limit(0, Duration.ofSeconds(10));
            var expected = free.sync(Scope.FULL);
            var sync = limited.sync(Scope.FULL);

            assertThat(sync.counts()).isEqualTo(expected.counts());
            assertThat(took(sync)).isGreaterThan(took(expected).plusSeconds(40));
            limited.calls.usualLimit();
            assertThat(took(limited.sync(Scope.FULL))).isLessThan(took(sync));
        }
    }

    @Test
    @Rule({"F11", "F13", "A20"})
    void failsWhenTheCrmIsDownAndChangesNothing() {
        try (var lab = lab(USUAL)) {
            lab.calls.breakCrm(List.of(DOWN));
            var failed = lab.sync(Scope.FULL);
            assertThat(failed.message()).isEqualTo(ResultMessage.FAILED);
            assertThat(failed.cause()).contains("The CRM does not answer as it should", "HTTP status 503");
            assertThat(lab.rows(CrmObject.PROFILE)).isEmpty();
            assertThat(lab.open()).isEmpty();

            lab.calls.breakCrm(List.of());
            assertThat(lab.sync(Scope.FULL).message()).isEqualTo(ResultMessage.SUCCESSFUL);
        }
    }

    @Test
    @Rule("F10")
    void failsWhenEngageIsDown() {
        try (var lab = lab(USUAL)) {
            lab.calls.breakEngage(List.of(DOWN));
            assertThat(lab.sync(Scope.FULL).cause()).contains("Engage does not answer as it should");
        }
    }

    @Test
    @Rule({"E8", "F13"})
    void anOutageInTheMiddleLeavesWhatWasWrittenAndTheNextSyncDoesTheRest() {
        try (var lab = lab(USUAL);
                var calm = lab(USUAL)) {
            lab.timeline.at(
                    VirtualLab.START.plus(Duration.ofHours(2)).plusSeconds(3), () -> lab.calls.breakCrm(List.of(DOWN)));
            var failed = lab.sync(Scope.FULL);
            lab.calls.breakCrm(List.of());
            calm.sync(Scope.FULL);

            assertThat(failed.message()).isEqualTo(ResultMessage.FAILED);
            assertThat(failed.counts().written()).isBetween(500L, RECORDS - 500);
            assertThat(lab.open()).isEmpty();
            var next = lab.sync(Scope.FULL);
            assertThat(next.message()).isEqualTo(ResultMessage.SUCCESSFUL);
            assertThat(next.counts().written() + failed.counts().written()).isEqualTo(RECORDS);
            assertThat(lab.rows(CrmObject.CONNECTION)).isEqualTo(calm.rows(CrmObject.CONNECTION));
        }
    }

    @Test
    @Rule("E9")
    void aCallWhoseAnswerIsLostIsMadeAgainAndDoublesNothing() {
        try (var lab = lab(USUAL)) {
            lab.calls.breakCrm(List.of(HALF));
            SyncProcess sync = lab.sync(Scope.FULL);
            while (sync.cause() != null) {
                sync = lab.sync(Scope.FULL);
            }
            assertThat(sync.counts().unchanged()).isPositive();
            assertThat(lab.rows(CrmObject.PROFILE)).hasSize(PROFILES);
        }
    }

    @Test
    @Rule("F12")
    void endsAtItsTimeLimitOrWhenItIsAborted() {
        var rules = RuleSettings.CHOSEN.but(other -> other.jobTimeLimit = Duration.ofSeconds(2));
        try (var hasty = new VirtualLab(VirtualLab.population(PROFILES, 42), 42, USUAL, rules, 1);
                var lab = lab(USUAL)) {
            assertThat(hasty.sync(Scope.FULL).cause()).contains("time limit of PT2S");

            var order = lab.order(Scope.FULL);
            var sync = lab.engine.start(order, () -> {});
            lab.timeline.at(order.at().plusSeconds(2), () -> sync.abort("Enough"));
            lab.timeline.runUntil(sync::ended);
            assertThat(sync.cause()).isEqualTo("Enough");
            assertThat(sync.counts().written()).isPositive();
        }
    }

    @Test
    @Rule("G12")
    void warnsWhereMergesMayNotBeRead() {
        try (var lab = lab(USUAL)) {
            var history = Schema.vault().required("account_merge_history__v");
            lab.crm.revoke(PermissionSets.INTEGRATION, new Grant.Whole(history));
            assertThat(lab.sync(Scope.FULL).warnings())
                    .singleElement()
                    .asString()
                    .contains("merges are not followed");
            lab.crm.grant(PermissionSets.INTEGRATION, new Grant.Whole(history));
            assertThat(lab.sync(Scope.FULL).warnings()).isEmpty();
        }
    }

    @Test
    @Rule("C21")
    void whatIsInStepIsNotSentAgain() {
        try (var lab = lab(USUAL)) {
            lab.sync(Scope.FULL);
            var again = lab.sync(Scope.FULL);
            assertThat(again.counts()).isEqualTo(new Counts(RECORDS, 0, RECORDS, 0, 0, 0, 0));
            assertThat(again.writes().getTotalCount()).isZero();
        }
    }
}
