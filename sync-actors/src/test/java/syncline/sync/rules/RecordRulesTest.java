package syncline.sync.rules;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import syncline.lab.Rule;
import syncline.sync.rules.Decision.Send;
import syncline.sync.rules.Decision.Unchanged;

/** What is written of a record, and how. */
class RecordRulesTest extends OneRecord {
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
    @Rule({"D13", "B7"})
    void aKnownRowIsEndedAsAnyOther() {
        var life = new Life().written(ada.now());
        assertThat(sent(life.offer(ada.deleted(night(2)).changed(night(2)).now()))
                        .mayCreate())
                .isTrue();
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
}
