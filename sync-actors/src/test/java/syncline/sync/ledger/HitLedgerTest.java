package syncline.sync.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import java.time.Instant;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import syncline.lab.Rule;
import syncline.lab.db.TestDatabase;
import syncline.sync.LedgerTables;
import syncline.sync.clicks.Hit;
import syncline.sync.ledger.HitLedger.Standing;

@ParameterizedClass
@EnumSource
class HitLedgerTest {
    private static final Instant AT = Instant.parse("2026-03-01T02:00:00.123Z");

    @Parameter
    @SuppressWarnings("NullAway.Init")
    private TestDatabase databases;

    @SuppressWarnings("NullAway.Init")
    private HikariDataSource source;

    @SuppressWarnings("NullAway.Init")
    private HitLedger ledger;

    @BeforeEach
    void open() {
        source = databases.empty().open("a test", 2);
        LedgerTables.create(source);
        ledger = new HitLedger(source);
    }

    @AfterEach
    void close() {
        source.close();
    }

    private static Hit hit(long seq) {
        return new Hit(seq, "EH" + seq, "EL1", Hit.Kind.SCAN, AT, null, "Ünïcode/1.0");
    }

    private static WaitingHit waits(long seq) {
        return new WaitingHit(hit(seq), 3, "INVALID_DATA", "x".repeat(2_000));
    }

    @Test
    void nothingIsTakenAtFirst() {
        assertThat(ledger.standing()).isEqualTo(new Standing(0, 0, 0));
        assertThat(ledger.waiting(0, Long.MAX_VALUE)).isEmpty();
    }

    @Test
    @Rule("J26")
    void whatIsTakenMovesThePlaceAndWhatWaitsIsListedAsItCame() {
        ledger.taken(List.of(hit(2), hit(5)), List.of(waits(2)));
        assertThat(ledger.standing()).isEqualTo(new Standing(5, 2, 1));
        assertThat(ledger.waiting(0, 5)).containsExactly(hit(2));
        assertThat(ledger.waiting(2, 5)).isEmpty();
        assertThat(ledger.waiting(0, 1)).isEmpty();
    }

    @Test
    @Rule("J26")
    void whatWasTakenBeforeIsNotTakenAgain() {
        ledger.taken(List.of(hit(2), hit(5)), List.of());
        ledger.taken(List.of(hit(2), hit(5)), List.of(waits(2)));
        assertThat(ledger.standing()).isEqualTo(new Standing(5, 2, 0));
    }

    @Test
    @Rule("J26")
    void whatWasTriedAgainWaitsOnlyIfItFailedAgain() {
        ledger.taken(List.of(hit(2), hit(5)), List.of(waits(2), waits(5)));
        ledger.triedAgain(List.of(hit(2), hit(5)), List.of(waits(5)));
        assertThat(ledger.standing()).isEqualTo(new Standing(5, 2, 1));
        assertThat(ledger.waiting(0, 5)).containsExactly(hit(5));
    }

    @Test
    void manyThatWaitAreReadPageByPage() {
        var many = LongStream.rangeClosed(1, 501).mapToObj(HitLedgerTest::waits).toList();
        ledger.taken(many.stream().map(WaitingHit::hit).toList(), many);
        assertThat(ledger.waiting(0, 501)).hasSize(500);
        assertThat(ledger.waiting(500, 501)).containsExactly(hit(501));
    }

    @Test
    void aDatabaseThatIsGoneIsNamed() {
        source.close();
        assertThatThrownBy(() -> ledger.standing()).isInstanceOf(LedgerUnavailable.class);
        assertThatThrownBy(() -> ledger.waiting(0, 1)).isInstanceOf(LedgerUnavailable.class);
        assertThatThrownBy(() -> ledger.taken(List.of(hit(1)), List.of())).isInstanceOf(LedgerUnavailable.class);
        assertThatThrownBy(() -> ledger.triedAgain(List.of(hit(1)), List.of())).isInstanceOf(LedgerUnavailable.class);
    }
}
