package syncline.sync.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import syncline.lab.Rule;
import syncline.lab.db.TestDatabase;
import syncline.sync.LedgerTables;
import syncline.sync.ledger.Marks.Mark;

@ParameterizedClass
@EnumSource
class MarksTest {
    @Parameter
    @SuppressWarnings("NullAway.Init")
    private TestDatabase databases;

    @SuppressWarnings("NullAway.Init")
    private HikariDataSource source;

    @SuppressWarnings("NullAway.Init")
    private Marks marks;

    @BeforeEach
    void open() {
        source = databases.empty().open("a test", 2);
        LedgerTables.create(source);
        marks = new Marks(source);
    }

    @AfterEach
    void close() {
        source.close();
    }

    @Test
    void aMarkIsNotThereUntilItIsSetAndAfterItIsCleared() {
        assertThat(marks.get(Mark.UNFINISHED)).isEmpty();
        marks.set(Mark.UNFINISHED, 0);
        assertThat(marks.get(Mark.UNFINISHED)).as("zero is a place too").hasValue(0);
        marks.clear(Mark.UNFINISHED);
        assertThat(marks.get(Mark.UNFINISHED)).isEmpty();
        marks.clear(Mark.UNFINISHED);
        assertThat(marks.get(Mark.UNFINISHED)).as("clearing twice does no harm").isEmpty();
    }

    @Test
    void aMarkMovesBothWays() {
        marks.set(Mark.UNFINISHED, 7);
        marks.set(Mark.UNFINISHED, Long.MAX_VALUE);
        assertThat(marks.get(Mark.UNFINISHED)).hasValue(Long.MAX_VALUE);
        marks.set(Mark.UNFINISHED, 3);
        assertThat(marks.get(Mark.UNFINISHED)).hasValue(3);
    }

    @Test
    @Rule({"A20", "B17"})
    void eachMarkStandsForItselfAndOutlivesItsProcess() {
        marks.set(Mark.UNFINISHED, 7);
        marks.set(Mark.MERGES_FOLLOWED, 1_772_330_400_123L);
        var later = new Marks(source);
        assertThat(later.get(Mark.UNFINISHED)).hasValue(7);
        assertThat(later.get(Mark.MERGES_FOLLOWED)).hasValue(1_772_330_400_123L);
        later.clear(Mark.UNFINISHED);
        assertThat(marks.get(Mark.MERGES_FOLLOWED)).hasValue(1_772_330_400_123L);
    }

    @Test
    void aDatabaseThatIsGoneIsNamed() {
        source.close();
        assertThatThrownBy(() -> marks.get(Mark.UNFINISHED)).isInstanceOf(LedgerUnavailable.class);
        assertThatThrownBy(() -> marks.set(Mark.UNFINISHED, 1)).isInstanceOf(LedgerUnavailable.class);
        assertThatThrownBy(() -> marks.clear(Mark.UNFINISHED)).isInstanceOf(LedgerUnavailable.class);
    }
}
