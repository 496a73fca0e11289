package syncline.sync.rules;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import syncline.lab.Rule;
import syncline.sync.rules.Decision.OutOfScope;
import syncline.sync.rules.Decision.Parked;
import syncline.sync.rules.Decision.Send;
import syncline.sync.rules.Decision.Unchanged;

/** When a record that failed is tried again, and when it rests. */
class RecordRetriesTest extends OneRecord {
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
    @Rule("O6")
    void whereFullSyncsPassParkedRecordsByOnlyAChangeBringsThemBack() {
        var parked = new Life().failing(ada.now(), 10);
        var offer = new Offer(11, false, night(11), ada.now(), Parent.PRESENT, null, null);
        assertThat(RecordRules.decide(parked.state, offer).decision()).isEqualTo(new Parked());
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
}
