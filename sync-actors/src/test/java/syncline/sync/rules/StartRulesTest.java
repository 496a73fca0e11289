package syncline.sync.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static syncline.sync.rules.ResultMessage.CONFIGURATION;
import static syncline.sync.rules.ResultMessage.FAILED;
import static syncline.sync.rules.ResultMessage.SUCCESSFUL;
import static syncline.sync.rules.ResultMessage.WITH_ERRORS;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import syncline.lab.Rule;
import syncline.sync.rules.RuleSettings.FullIf;
import syncline.sync.rules.RuleSettings.GapMode;
import syncline.sync.rules.StartRules.Answer;
import syncline.sync.rules.StartRules.Answer.Blocked;
import syncline.sync.rules.StartRules.Answer.Start;
import syncline.sync.rules.StartRules.History;
import syncline.sync.rules.StartRules.Reason;

class StartRulesTest {
    private static final Instant STARTED = Instant.parse("2026-03-01T02:00:00Z");
    private static final Instant ENDED = STARTED.plus(Duration.ofMinutes(20));
    private static final Start FULL = new Start(Scope.FULL, null, null);

    private static History after(ResultMessage... oldestFirst) {
        var history = History.NONE;
        for (int i = 0; i < oldestFirst.length; i++) {
            var age = Duration.ofDays(oldestFirst.length - 1L - i);
            history = history.after(new PastSync(i + 1, STARTED.minus(age), ENDED.minus(age), oldestFirst[i]));
        }
        return history;
    }

    private static History failures(int count, ResultMessage... before) {
        var all = new ArrayList<>(List.of(before));
        for (int i = 0; i < count; i++) {
            all.add(i % 2 == 0 ? FAILED : CONFIGURATION);
        }
        return after(all.toArray(ResultMessage[]::new));
    }

    private static Answer scheduled(History history, Instant now) {
        return StartRules.decide(history, Trigger.SCHEDULED, now, false, RuleSettings.CHOSEN);
    }

    private static Instant nextNight() {
        return STARTED.plus(Duration.ofDays(1));
    }

    @Test
    void aHistoryKeepsTheLastTenAndTheNewestOfEachKind() {
        var history = failures(12, SUCCESSFUL);
        assertThat(history.recent()).extracting(PastSync::number).containsExactly(13, 12, 11, 10, 9, 8, 7, 6, 5, 4);
        assertThat(history.lastSuccessful()).extracting(PastSync::number).isEqualTo(1);
        assertThat(history.lastFailed()).extracting(PastSync::number).isEqualTo(13);
        assertThat(History.NONE.recent()).isEmpty();
    }

    @Test
    void oneMoreSyncEndsTheTimeInWhichOneRuns() {
        var during = after(SUCCESSFUL).whileOneRuns();
        assertThat(during.running()).isTrue();
        assertThat(during.after(new PastSync(2, ENDED, ENDED, FAILED)).running())
                .isFalse();
    }

    @Test
    @Rule({"A7", "A19"})
    void aScheduledSyncReadsChangesSinceTheStartOfTheLastSuccessfulOne() {
        assertThat(scheduled(after(SUCCESSFUL), nextNight())).isEqualTo(new Start(Scope.INCREMENTAL, STARTED, null));
        assertThat(ENDED).as("the end would lose what changed during the sync").isNotEqualTo(STARTED);
    }

    @Test
    @Rule("A8")
    void theFirstSyncIsFull() {
        assertThat(scheduled(after(), STARTED)).isEqualTo(FULL);
        assertThat(scheduled(failures(1), nextNight())).isEqualTo(FULL);
    }

    @ParameterizedTest
    @CsvSource({"P89D, INCREMENTAL", "P90D, INCREMENTAL", "P90DT0.001S, FULL", "P400D, FULL"})
    @Rule({"A8", "O1"})
    void aScheduledSyncIsFullWhenTheLastSuccessEndedMoreThan90DaysAgo(Duration since, Scope scope) {
        assertThat(scheduled(after(SUCCESSFUL), ENDED.plus(since)))
                .isEqualTo(new Start(scope, scope == Scope.FULL ? null : STARTED, null));
    }

    @Test
    @Rule({"A9", "O2"})
    void afterTenFailedSyncsAScheduledSyncIsFull() {
        assertThat(scheduled(failures(10, SUCCESSFUL), nextNight())).isEqualTo(FULL);
        assertThat(scheduled(failures(11, SUCCESSFUL), nextNight())).isEqualTo(FULL);
    }

    @Test
    @Rule({"A9", "O2"})
    void afterNineFailedSyncsAScheduledSyncIsIncremental() {
        var watermark = STARTED.minus(Duration.ofDays(9));
        assertThat(scheduled(failures(9, SUCCESSFUL), nextNight()))
                .isEqualTo(new Start(Scope.INCREMENTAL, watermark, null));
        assertThat(scheduled(failures(9, WITH_ERRORS), nextNight()))
                .isEqualTo(new Start(Scope.INCREMENTAL, watermark, null));
    }

    @Test
    @Rule({"A9", "O2"})
    void aSuccessAmongTheLastTenBreaksTheRow() {
        var history = after(
                SUCCESSFUL,
                FAILED,
                FAILED,
                FAILED,
                FAILED,
                WITH_ERRORS,
                FAILED,
                FAILED,
                FAILED,
                FAILED,
                FAILED,
                FAILED);
        assertThat(scheduled(history, nextNight()))
                .isEqualTo(new Start(Scope.INCREMENTAL, STARTED.minus(Duration.ofDays(6)), null));
    }

    @Test
    @Rule("A10")
    void aSyncBegunByHandIsFull() {
        var history = after(SUCCESSFUL);
        assertThat(StartRules.decide(history, Trigger.MANUAL, nextNight(), false, RuleSettings.CHOSEN))
                .isEqualTo(FULL);
        assertThat(scheduled(history, nextNight())).isNotEqualTo(FULL);
    }

    @ParameterizedTest
    @EnumSource(Trigger.class)
    @Rule({"A12", "A13", "A14"})
    void withinTheHourAfterTheEndNobodyStartsASync(Trigger trigger) {
        var history = after(SUCCESSFUL);
        var blocked = new Blocked(Reason.TOO_SOON, ENDED.plus(Duration.ofMinutes(60)));

        assertThat(StartRules.decide(history, trigger, ENDED, false, RuleSettings.CHOSEN))
                .isEqualTo(blocked);
        assertThat(StartRules.decide(history, trigger, ENDED.plusSeconds(59 * 60 + 59), false, RuleSettings.CHOSEN))
                .isEqualTo(blocked);
        assertThat(StartRules.decide(history, trigger, ENDED.plusSeconds(60 * 60), false, RuleSettings.CHOSEN))
                .isInstanceOf(Start.class);
    }

    @Test
    @Rule("A12")
    void theGapIsMeasuredFromTheEndOfAFailedSyncToo() {
        assertThat(scheduled(after(SUCCESSFUL, FAILED), STARTED.plus(Duration.ofMinutes(61))))
                .isEqualTo(new Blocked(Reason.TOO_SOON, ENDED.plus(StartRules.GAP)));
        assertThat(scheduled(after(SUCCESSFUL, FAILED), ENDED.plus(Duration.ofMinutes(60))))
                .isInstanceOf(Start.class);
    }

    @ParameterizedTest
    @EnumSource(Trigger.class)
    @Rule("A15")
    void noSyncStartsWhilePostProcessingRuns(Trigger trigger) {
        assertThat(StartRules.decide(after(SUCCESSFUL), trigger, nextNight(), true, RuleSettings.CHOSEN))
                .isEqualTo(new Blocked(Reason.POST_PROCESSING, null));
        assertThat(StartRules.decide(after(SUCCESSFUL), trigger, nextNight(), false, RuleSettings.CHOSEN))
                .isInstanceOf(Start.class);
    }

    @ParameterizedTest
    @EnumSource(Trigger.class)
    @Rule("A17")
    void noSyncStartsDuringAnother(Trigger trigger) {
        var past = after(SUCCESSFUL);
        assertThat(StartRules.decide(past.whileOneRuns(), trigger, nextNight(), false, RuleSettings.CHOSEN))
                .isEqualTo(new Blocked(Reason.ALREADY_RUNNING, null));
        assertThat(StartRules.decide(past, trigger, nextNight(), false, RuleSettings.CHOSEN))
                .isInstanceOf(Start.class);
    }

    @Test
    @Rule("A17")
    void theRunningSyncIsTheReasonEvenWhenThereAreOthers() {
        var past = after(SUCCESSFUL);
        assertThat(StartRules.decide(past.whileOneRuns(), Trigger.MANUAL, ENDED, true, RuleSettings.CHOSEN))
                .isEqualTo(new Blocked(Reason.ALREADY_RUNNING, null));
    }

    @ParameterizedTest
    @CsvSource({"SUCCESSFUL, true", "WITH_ERRORS, true", "CONFIGURATION, false", "FAILED, false"})
    @Rule({"A18", "A20", "O4"})
    void theWatermarkMovesWithTwoOfTheFourMessages(ResultMessage message, boolean moves) {
        assertThat(watermark(scheduled(after(SUCCESSFUL, message), nextNight())))
                .isEqualTo(moves ? STARTED : STARTED.minus(Duration.ofDays(1)));
    }

    private static @Nullable Instant watermark(Answer answer) {
        return ((Start) answer).watermark();
    }

    @Test
    @Rule("O1")
    void whereAnyFailureCountsOneOfTheLast90DaysMakesAScheduledSyncFull() {
        var literal = RuleSettings.CHOSEN.but(other -> other.fullIf = FullIf.ANY_FAILED_90D);
        var history = after(FAILED, SUCCESSFUL);
        Instant failedAt = ENDED.minus(Duration.ofDays(1));
        Instant last = failedAt.plus(Duration.ofDays(90));

        assertThat(StartRules.decide(history, Trigger.SCHEDULED, last, false, literal))
                .isEqualTo(FULL);
        assertThat(StartRules.decide(history, Trigger.SCHEDULED, last.plusMillis(1), false, literal))
                .isEqualTo(new Start(Scope.INCREMENTAL, STARTED, null));
        assertThat(StartRules.decide(after(SUCCESSFUL, WITH_ERRORS), Trigger.SCHEDULED, nextNight(), false, literal))
                .as("a sync with errors has not failed (A18)")
                .isEqualTo(new Start(Scope.INCREMENTAL, STARTED, null));
        assertThat(scheduled(history, nextNight()))
                .as("the chosen reading wants one success, not none failed")
                .isEqualTo(new Start(Scope.INCREMENTAL, STARTED, null));
    }

    @ParameterizedTest
    @EnumSource(Trigger.class)
    @Rule({"A14", "O3"})
    void whereTheGapIsAdviceASyncInsideItRunsAndSeesEngageAsItWas60MinutesBefore(Trigger trigger) {
        var advice = RuleSettings.CHOSEN.but(other -> other.gapMode = GapMode.WARN);
        Instant inside = ENDED.plus(Duration.ofMinutes(59));
        Instant outside = ENDED.plus(Duration.ofMinutes(60));

        assertThat(StartRules.decide(after(SUCCESSFUL), trigger, inside, false, advice))
                .isEqualTo(start(trigger, inside.minus(Duration.ofMinutes(60))));
        assertThat(StartRules.decide(after(SUCCESSFUL), trigger, outside, false, advice))
                .isEqualTo(start(trigger, null));
        assertThat(StartRules.decide(after(SUCCESSFUL), trigger, inside, true, advice))
                .as("the other gates stay")
                .isEqualTo(new Blocked(Reason.POST_PROCESSING, null));
    }

    private static Start start(Trigger trigger, @Nullable Instant asOf) {
        return trigger == Trigger.MANUAL
                ? new Start(Scope.FULL, null, asOf)
                : new Start(Scope.INCREMENTAL, STARTED, asOf);
    }
}
