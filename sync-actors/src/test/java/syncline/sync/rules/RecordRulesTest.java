package syncline.sync.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static syncline.sync.AProfile.named;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import syncline.lab.Rule;
import syncline.sync.AConnection;
import syncline.sync.AProfile;
import syncline.sync.rules.Decision.Held;
import syncline.sync.rules.Decision.OutOfScope;
import syncline.sync.rules.Decision.Parked;
import syncline.sync.rules.Decision.Send;
import syncline.sync.rules.Decision.Unchanged;

class RecordRulesTest {
    private static final Instant SIGN_UP = Instant.parse("2025-01-01T00:00:00Z");
    private static final Instant FIRST_NIGHT = Instant.parse("2026-03-01T02:00:00Z");
    private static final CrmUser RITA = new CrmUser("1001", "rep1", "Rita Reps");

    private final AProfile ada = named("EP1", SIGN_UP);
    private final AConnection connection = AConnection.of("EC1", "EP1", SIGN_UP);

    private static Instant night(int sync) {
        return FIRST_NIGHT.plus(Duration.ofDays(sync - 1L));
    }

    /** One record on its way through syncs, as its actor would lead it. */
    private static final class Life {
        private RecordState state = RecordState.UNKNOWN;
        private int sync;
        private RuleSettings rules = RuleSettings.CHOSEN;

        Decision offer(EngageRecord record, Scope scope, Parent parent, @Nullable CrmUser user) {
            sync++;
            var decided = RecordRules.decide(
                    state,
                    new Offer(sync, scope == Scope.FULL, night(sync), record, parent, user, TheAccount.of(record)));
            if (decided.event() != null) {
                state = state.evolve(decided.event());
            }
            return decided.decision();
        }

        Decision offer(EngageRecord record) {
            return offer(record, Scope.INCREMENTAL, Parent.PRESENT, RITA);
        }

        void accept(Decision decision) {
            var send = (Send) decision;
            settle(new Outcome.Accepted(sync, night(sync), send.operation(), "V1", send.row()));
        }

        void refuse() {
            refuse("INVALID_DATA");
        }

        void refuse(String errorType) {
            settle(new Outcome.Refused(sync, night(sync), errorType, "No"));
        }

        private void settle(Outcome outcome) {
            state = state.evolve(RecordRules.settle(outcome, rules));
        }

        Life failing(EngageRecord record, int times) {
            for (int i = 0; i < times; i++) {
                assertThat(offer(record)).isInstanceOf(Send.class);
                refuse();
            }
            return this;
        }

        Life written(EngageRecord record) {
            accept(offer(record));
            return this;
        }
    }

    private static Send sent(Decision decision) {
        assertThat(decision).isInstanceOf(Send.class);
        return (Send) decision;
    }

    @Test
    @Rule("C1")
    void aRecordWithoutARowIsCreatedWithAllItsFields() {
        var send = sent(new Life().offer(ada.now()));
        assertThat(send.operation()).isEqualTo(Operation.CREATE);
        assertThat(send.fields()).isEqualTo(send.row().fields()).hasSize(13);
    }

    @Test
    @Rule("C1")
    void aRowIsUpdatedInTheFieldsThatChangedAlone() {
        var life = new Life().written(ada.now());
        var send = sent(life.offer(ada.title("Prof").changed(night(2)).now()));
        assertThat(send.operation()).isEqualTo(Operation.UPDATE);
        assertThat(send.fields())
                .containsOnlyKeys("vexternal_id__v", "title__v")
                .containsEntry("title__v", "Prof");
    }

    @Test
    @Rule("C21")
    void nothingIsSentWhenNothingDiffers() {
        var life = new Life().written(ada.now());
        assertThat(life.offer(ada.now())).isEqualTo(new Unchanged(null));
        assertThat(life.offer(ada.changed(night(2)).now(), Scope.FULL, Parent.PRESENT, null))
                .isEqualTo(new Unchanged(null));
        assertThat(life.offer(ada.title("Prof").now())).isInstanceOf(Send.class);
    }

    @Test
    @Rule({"D11", "D3"})
    void aMergedProfileIsMarkedAsDeleted() {
        var life = new Life().written(ada.now());
        var send = sent(life.offer(ada.deleted(night(2)).changed(night(2)).now()));
        assertThat(send.operation()).isEqualTo(Operation.DELETE_MARK);
        assertThat(send.fields()).containsEntry("name__v", "Deleted User");
        life.accept(send);
        assertThat(life.offer(ada.now())).isEqualTo(new Unchanged(null));
    }

    @Test
    @Rule("D1")
    void anEndedConnectionIsADeactivation() {
        var life = new Life().written(connection.now());
        var ended = sent(life.offer(connection.disconnected(night(2)).now()));
        assertThat(ended.operation()).isEqualTo(Operation.DEACTIVATE);
        life.accept(ended);
        assertThat(sent(life.offer(connection.connected(night(3)).now())).operation())
                .isEqualTo(Operation.UPDATE);
    }

    @Test
    @Rule({"E2", "E10"})
    void whatFailedIsSentAgainAsItIsNow() {
        var life = new Life().failing(ada.now(), 1);
        var send = sent(life.offer(ada.title("Prof").changed(night(2)).now()));
        assertThat(send.fields()).containsEntry("title__v", "Prof");
        life.accept(send);
        assertThat(life.state.retry()).isEqualTo(Retry.InStep.INSTANCE);
    }

    @Test
    @Rule({"E3", "E17"})
    void aSuccessEndsTheRow() {
        for (Scope scope : Scope.values()) {
            var life = new Life().failing(ada.now(), 9);
            life.accept(life.offer(ada.now(), scope, Parent.PRESENT, null));
            assertThat(life.state.retry().failures()).isZero();
            life.failing(ada.title(scope.name()).changed(night(11)).now(), 1);
            assertThat(life.state.retry().failures()).isEqualTo(1);
        }
    }

    @Test
    @Rule({"E4", "O5"})
    void theTenthTryHappensAndTheEleventhDoesNot() {
        var life = new Life().failing(ada.now(), 9);
        assertThat(life.offer(ada.now())).isInstanceOf(Send.class);
        life.refuse();
        assertThat(life.offer(ada.now())).isEqualTo(new Parked());
        assertThat(life.offer(ada.now())).isEqualTo(new Parked());
    }

    @Test
    @Rule("E5")
    void aChangeBringsAParkedRecordBackForTenMoreTries() {
        var life = new Life().failing(ada.now(), 10);
        assertThat(life.offer(ada.now())).isEqualTo(new Parked());
        life.failing(ada.title("Prof").changed(night(12)).now(), 10);
        assertThat(life.offer(ada.now())).isEqualTo(new Parked());
    }

    @Test
    @Rule("E6")
    void aChangeBeforeTheTenthFailureDoesNotHelp() {
        var life = new Life().failing(ada.now(), 9);
        life.failing(ada.title("Prof").changed(night(10)).now(), 1);
        assertThat(life.offer(ada.now())).isEqualTo(new Parked());
    }

    @Test
    @Rule({"E7", "O7"})
    void aMissingRightIsTriedWithoutLimit() {
        var life = new Life();
        for (int i = 0; i < 25; i++) {
            assertThat(life.offer(ada.now())).isInstanceOf(Send.class);
            life.refuse("INSUFFICIENT_ACCESS");
        }
        assertThat(life.state.retry()).isEqualTo(new Retry.Due(0, 1));
    }

    @Test
    @Rule({"E4", "O5"})
    void aLowerLimitParksEarlier() {
        var life = new Life();
        life.rules = RuleSettings.CHOSEN.but(other -> other.retryLimit = 3);
        life.failing(ada.now(), 3);
        assertThat(life.state.retry()).isEqualTo(new Retry.Parked(3, 1));
        assertThat(life.offer(ada.now())).isEqualTo(new Parked());
        assertThat(new Life().failing(ada.now(), 3).state.retry()).isEqualTo(new Retry.Due(3, 1));
    }

    @Test
    @Rule({"E16", "O6"})
    void aFullSyncTriesAParkedRecordOnce() {
        var life = new Life().failing(ada.now(), 10);
        assertThat(life.offer(ada.now(), Scope.FULL, Parent.PRESENT, null)).isInstanceOf(Send.class);
        life.refuse();
        assertThat(life.state.retry()).isEqualTo(new Retry.Parked(10, 1));
        assertThat(life.offer(ada.now())).isEqualTo(new Parked());

        life.accept(life.offer(ada.now(), Scope.FULL, Parent.PRESENT, null));
        assertThat(life.state.retry()).isEqualTo(Retry.InStep.INSTANCE);
    }

    @Test
    @Rule("E13")
    void aConnectionWithoutItsProfilesRowIsHeldAndKeepsItsCount() {
        var life = new Life();
        for (int i = 0; i < 30; i++) {
            assertThat(life.offer(connection.now(), Scope.INCREMENTAL, Parent.FAILED, RITA))
                    .isEqualTo(new Held(FailureClass.RECORD));
        }
        assertThat(life.state.retry()).isEqualTo(new Retry.Due(0, 1));
        assertThat(life.offer(connection.now())).isInstanceOf(Send.class);
    }

    @Test
    @Rule({"E4", "E13"})
    void aConnectionOfAParkedProfileWaitsWithItAndIsNotTried() {
        var life = new Life();
        for (int i = 0; i < 30; i++) {
            assertThat(life.offer(connection.now(), Scope.INCREMENTAL, Parent.PARKED, RITA))
                    .isEqualTo(new Parked());
        }
        assertThat(life.state.retry()).isEqualTo(new Retry.Due(0, 1));
        assertThat(life.offer(connection.now())).isInstanceOf(Send.class);
    }

    @Test
    @Rule("E13")
    void beingHeldInBetweenKeepsTheCountOfFailures() {
        var life = new Life().failing(connection.now(), 9);
        life.offer(connection.now(), Scope.INCREMENTAL, Parent.FAILED, RITA);
        assertThat(life.state.retry()).isEqualTo(new Retry.Due(9, 1));
    }

    @Test
    @Rule({"E5", "E13"})
    void aParkedConnectionThatChangedAndIsHeldWaitsForAFreshTen() {
        var life = new Life().failing(connection.now(), 10);
        life.offer(connection.changed(night(11)).now(), Scope.INCREMENTAL, Parent.FAILED, RITA);
        assertThat(life.state.retry()).isEqualTo(new Retry.Due(0, 11));
        life.failing(connection.now(), 10);
        assertThat(life.offer(connection.now())).isEqualTo(new Parked());
    }

    @Test
    @Rule({"D13", "O8"})
    void aProfileThatFailedAndWasThenDeletedIsForgotten() {
        var life = new Life().failing(ada.now(), 3);
        assertThat(life.offer(ada.deleted(night(4)).changed(night(4)).now())).isEqualTo(new OutOfScope());
        assertThat(life.state.retry()).isEqualTo(Retry.InStep.INSTANCE);
    }

    @Test
    @Rule("B7")
    void aProfileThatFailedAndLostItsConnectionsLeavesTheRetryListUnlessItHasARow() {
        var withoutRow = new Life().failing(ada.now(), 3);
        var withRow = new Life()
                .written(ada.now())
                .failing(ada.title("Prof").changed(night(2)).now(), 3);
        var lonely = ada.connections(0, 0).changed(night(5)).now();
        assertThat(withoutRow.offer(lonely)).isEqualTo(new OutOfScope());
        assertThat(withRow.offer(lonely)).isInstanceOf(Send.class);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    @Rule("E2")
    void aFailedChangeThatWasTakenBackIsInStepAgain(boolean parked) {
        var life = new Life().written(ada.now());
        life.failing(ada.title("Prof").changed(night(2)).now(), parked ? 10 : 1);
        assertThat(life.offer(ada.title("Dr").changed(night(13)).now())).isEqualTo(new Unchanged(null));
        assertThat(life.state.retry()).isEqualTo(Retry.InStep.INSTANCE);
    }

    @Test
    @Rule("E8")
    void aWriteWithoutAnAnswerCountsNoFailureAndIsSentWhole() {
        var life = new Life().written(ada.now());
        life.offer(ada.title("Prof").changed(night(2)).now());

        var send = sent(life.offer(ada.title("Dr").changed(night(3)).now()));

        assertThat(life.state.retry().failures()).isZero();
        assertThat(send.fields()).isEqualTo(send.row().fields());
        life.accept(send);
        assertThat(life.offer(ada.now())).isEqualTo(new Unchanged(null));
    }

    @Test
    @Rule({"B7", "D3"})
    void aCreationWithoutAnAnswerMayHaveMadeARowThatDeletionMustReach() {
        var life = new Life();
        life.offer(ada.now());
        assertThat(sent(life.offer(ada.deleted(night(2)).changed(night(2)).now()))
                        .operation())
                .isEqualTo(Operation.DELETE_MARK);
    }

    @Test
    @Rule({"B7", "D3"})
    void aRefusalDoesNotTellWhatAnEarlierWriteWithoutAnAnswerLeft() {
        var life = new Life();
        life.offer(ada.now());
        life.offer(ada.title("Prof").changed(night(2)).now());
        life.refuse();
        assertThat(life.offer(ada.deleted(night(3)).changed(night(3)).now())).isInstanceOf(Send.class);
    }

    @Test
    @Rule("C1")
    void afterARefusalTheFieldsOfAnEarlierWriteWithoutAnAnswerAreSentToo() {
        var life = new Life().written(ada.now());
        life.offer(ada.title("Prof").changed(night(2)).now());
        life.offer(ada.title("Dean").changed(night(3)).now());
        life.refuse();
        var send = sent(life.offer(ada.title("Dr").changed(night(4)).now()));
        assertThat(send.fields()).isEqualTo(send.row().fields());
    }

    @Test
    @Rule("C1")
    void afterAPlainRefusalTheRowIsKnownAsBefore() {
        var life = new Life().written(ada.now());
        life.failing(ada.title("Prof").changed(night(2)).now(), 1);
        assertThat(sent(life.offer(ada.now())).fields()).containsOnlyKeys("vexternal_id__v", "title__v");
    }

    @ParameterizedTest
    @EnumSource(Operation.class)
    void theLogsWordsNameOperations(Operation operation) {
        assertThat(Operation.logged(operation.logName())).isEqualTo(operation);
    }

    @Test
    @Rule({"F21", "O26"})
    void onlyMissingRightsAreAMatterOfConfiguration() {
        assertThat(FailureClass.of("INSUFFICIENT_ACCESS")).isEqualTo(FailureClass.CONFIGURATION);
        assertThat(List.of("INVALID_DATA", "PARAMETER_REQUIRED", "DUPLICATE", "OPERATION_NOT_ALLOWED"))
                .allMatch(type -> FailureClass.of(type) == FailureClass.RECORD);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "USERNAME_OR_PASSWORD_INCORRECT",
                "NO_PASSWORD_PROVIDED",
                "PASSWORD_CHANGE_REQUIRED",
                "USER_LOCKED_OUT",
                "INVALID_SESSION_ID",
                "INACTIVE_USER",
                "INSUFFICIENT_ACCESS"
            })
    @Rule({"F21", "E7"})
    void credentialsTheUserAndRightsAreAMatterOfConfiguration(String errorType) {
        assertThat(FailureClass.of(errorType)).isEqualTo(FailureClass.CONFIGURATION);
    }

    /** Validation rules, references, picklists, lengths and keys come as invalid data, a required field as a parameter. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "INVALID_DATA",
                "PARAMETER_REQUIRED",
                "OPERATION_NOT_ALLOWED",
                "ITEM_NAME_EXISTS",
                Outcome.Refused.EDITED_OUTSIDE,
                "SOMETHING_NEW"
            })
    @Rule("F21")
    void allElseIsTheRecordsOwn(String errorType) {
        assertThat(FailureClass.of(errorType)).isEqualTo(FailureClass.RECORD);
    }

    @Test
    @Rule({"D13", "O27"})
    void aProfileDeletedWhileNobodyKnowsOfARowIsChangedButNotMade() {
        var life = new Life();
        assertThat(sent(life.offer(ada.now())).mayCreate()).isTrue();
        var send = sent(life.offer(ada.deleted(night(2)).changed(night(2)).now()));
        assertThat(send.mayCreate()).isFalse();
        assertThat(send.operation()).isEqualTo(Operation.DELETE_MARK);

        life.settle(new Outcome.Absent(2, night(2)));

        assertThat(life.offer(ada.now())).isEqualTo(new OutOfScope());
    }

    @Test
    @Rule({"D13", "O27", "E13"})
    void aConnectionThatEndedWhileNobodyKnowsOfARowDoesNotWaitForItsProfile() {
        var life = new Life();
        life.offer(connection.now());
        var ended = connection.disconnected(night(2)).now();
        var send = sent(life.offer(ended, Scope.INCREMENTAL, Parent.FAILED, RITA));
        assertThat(send.mayCreate()).isFalse();
        assertThat(send.fields()).containsEntry("active__v", false).doesNotContainKey(ConnectionRow.PROFILE);

        life.settle(new Outcome.Absent(2, night(2)));

        assertThat(life.offer(ended)).isEqualTo(new OutOfScope());
        assertThat(sent(life.offer(connection.connected(night(4)).now())).mayCreate())
                .isTrue();
    }

    @ParameterizedTest
    @EnumSource(Parent.class)
    @Rule({"D1", "D8", "D12", "E13"})
    void aConnectionMovedToAProfileWithoutARowAndThenEndedIsEndedWhereItIs(Parent survivor) {
        var life = new Life().written(connection.now());
        var ended = connection.movedTo("EP2", night(2)).disconnected(night(2)).now();

        var send = sent(life.offer(ended, Scope.INCREMENTAL, survivor, RITA));

        assertThat(send.operation()).isEqualTo(Operation.DEACTIVATE);
        assertThat(send.fields()).containsEntry("active__v", false).doesNotContainKey(ConnectionRow.PROFILE);
        life.accept(send);
        assertThat(life.offer(ended)).isEqualTo(new Unchanged(null));
    }

    @Test
    @Rule({"D1", "D8", "E8"})
    void anEndAfterAWriteWithoutAnAnswerNamesNoProfileEither() {
        var life = new Life().written(connection.now());
        life.offer(connection.movedTo("EP2", night(2)).now());
        var send = sent(life.offer(connection.disconnected(night(3)).now()));
        assertThat(send.fields()).containsEntry("active__v", false).doesNotContainKey(ConnectionRow.PROFILE);
    }

    @Test
    @Rule({"D12", "E13"})
    void aConnectionMovedToAProfileWithoutARowWaitsWhileItIsActive() {
        var life = new Life().written(connection.now());
        var moved = connection.movedTo("EP2", night(2)).now();
        assertThat(life.offer(moved, Scope.INCREMENTAL, Parent.FAILED, RITA)).isEqualTo(new Held(FailureClass.RECORD));
        assertThat(sent(life.offer(moved)).fields()).containsEntry(ConnectionRow.PROFILE, "EP2");
    }

    @Test
    @Rule({"D13", "B7"})
    void aKnownRowIsEndedAsAnyOther() {
        var life = new Life().written(ada.now());
        assertThat(sent(life.offer(ada.deleted(night(2)).changed(night(2)).now()))
                        .mayCreate())
                .isTrue();
    }

    @Test
    @Rule("O6")
    void whereFullSyncsPassParkedRecordsByOnlyAChangeBringsThemBack() {
        var parked = new Life().failing(ada.now(), 10);
        var offer = new Offer(11, false, night(11), ada.now(), Parent.PRESENT, null, null);
        assertThat(RecordRules.decide(parked.state, offer).decision()).isEqualTo(new Parked());
    }

    @Test
    @Rule("O10")
    void aConnectionIsHeldForTheCauseItsProfileFailedFor() {
        assertThat(new Life()
                        .offer(connection.now(), Scope.INCREMENTAL, Parent.failed(FailureClass.CONFIGURATION), RITA))
                .isEqualTo(new Held(FailureClass.CONFIGURATION));
        assertThat(new Life().offer(connection.now(), Scope.INCREMENTAL, Parent.failed(FailureClass.RECORD), RITA))
                .isEqualTo(new Held(FailureClass.RECORD));
    }
}
