package syncline.sync.rules;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import syncline.lab.Rule;
import syncline.sync.rules.Decision.Held;
import syncline.sync.rules.Decision.Parked;
import syncline.sync.rules.Decision.Send;
import syncline.sync.rules.Decision.Unchanged;

/** Connections whose profile has no row. */
class HeldConnectionsTest extends OneRecord {
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
    @Rule("O10")
    void aConnectionIsHeldForTheCauseItsProfileFailedFor() {
        assertThat(new Life()
                        .offer(connection.now(), Scope.INCREMENTAL, Parent.failed(FailureClass.CONFIGURATION), RITA))
                .isEqualTo(new Held(FailureClass.CONFIGURATION));
        assertThat(new Life().offer(connection.now(), Scope.INCREMENTAL, Parent.failed(FailureClass.RECORD), RITA))
                .isEqualTo(new Held(FailureClass.RECORD));
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
    @Rule({"D12", "E13"})
    void aConnectionMovedToAProfileWithoutARowWaitsWhileItIsActive() {
        var life = new Life().written(connection.now());
        var moved = connection.movedTo("EP2", night(2)).now();
        assertThat(life.offer(moved, Scope.INCREMENTAL, Parent.FAILED, RITA)).isEqualTo(new Held(FailureClass.RECORD));
        assertThat(sent(life.offer(moved)).fields()).containsEntry(ConnectionRow.PROFILE, "EP2");
    }
}
