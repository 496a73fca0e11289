package syncline.sync.rules;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import syncline.lab.Rule;
import syncline.sync.rules.Decision.OutOfScope;
import syncline.sync.rules.Decision.Send;
import syncline.sync.rules.Decision.Unchanged;

/** Writes of which nobody knows whether the CRM did them. */
class UnansweredWritesTest extends OneRecord {
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

    @Test
    @Rule({"D1", "D8", "E8"})
    void anEndAfterAWriteWithoutAnAnswerNamesNoProfileEither() {
        var life = new Life().written(connection.now());
        life.offer(connection.movedTo("EP2", night(2)).now());
        var send = sent(life.offer(connection.disconnected(night(3)).now()));
        assertThat(send.fields()).containsEntry("active__v", false).doesNotContainKey(ConnectionRow.PROFILE);
    }
}
