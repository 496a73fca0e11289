package syncline.load.arrivals;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ArrivalsTest {
    private static int[] all(Arrivals arrivals) {
        return IntStream.range(0, arrivals.count()).map(arrivals::dueMillis).toArray();
    }

    private static long inSecond(Arrivals arrivals, int second) {
        return IntStream.of(all(arrivals)).filter(due -> due / 1000 == second).count();
    }

    @Test
    void aConstantRateIsSpacedEvenlyFromTheFirstMillisecondOn() {
        assertThat(all(Arrivals.constant(4, 2))).containsExactly(0, 250, 500, 750, 1000, 1250, 1500, 1750);
        assertThat(all(Arrivals.constant(3, 1))).containsExactly(0, 333, 666);
    }

    @Test
    void aRateBelowOneArrivesNowAndThen() {
        assertThat(all(Arrivals.constant(0.5, 4))).containsExactly(0, 2000);
        assertThat(all(Arrivals.constant(0, 4))).isEmpty();
    }

    @Test
    void moreThanOneArriveInAMillisecondWhenTheyMust() {
        var arrivals = Arrivals.constant(2500, 1);
        assertThat(arrivals.count()).isEqualTo(2500);
        assertThat(IntStream.of(all(arrivals)).filter(due -> due == 0).count()).isEqualTo(3);
    }

    @Test
    void aRampRisesByTheSameInEachSecond() {
        var ramp = Arrivals.of(new Phase.Ramp(0, 100, 5));
        assertThat(IntStream.range(0, 5).mapToLong(second -> inSecond(ramp, second)))
                .containsExactly(10L, 30L, 50L, 70L, 90L);
    }

    @Test
    void whatARampRoundsOffComesLater() {
        var ramp = Arrivals.of(new Phase.Ramp(0, 1, 4));
        assertThat(all(ramp)).containsExactly(2000, 3000);
    }

    @Test
    void aSpikeIsBaseRiseTopAndDecay() {
        var spike = Arrivals.spike(10, 100, 2, 3, 4, 6);
        assertThat(IntStream.range(0, spike.seconds()).mapToLong(second -> inSecond(spike, second)))
                .containsExactly(10L, 10L, 25L, 55L, 85L, 100L, 100L, 100L, 100L, 92L, 78L, 62L, 48L, 32L, 18L);
        assertThat(all(spike)).isSorted();
    }

    @Test
    void burstsComeEveryTenSecondsAndLastOne() {
        var bursts = Arrivals.bursts(50, 27);
        assertThat(bursts.seconds()).isEqualTo(27);
        assertThat(IntStream.of(all(bursts)).map(due -> due / 1000).distinct()).containsExactly(5, 15, 25);
        assertThat(bursts.count()).isEqualTo(150);
        assertThat(Arrivals.bursts(50, 3).count()).isZero();
    }

    @Test
    void whatIsNoPhaseIsRefused() {
        assertThatThrownBy(() -> new Phase.Constant(-1, 1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Phase.Constant(1, 0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Phase.Ramp(1, -1, 1)).isInstanceOf(IllegalArgumentException.class);
    }
}
