package syncline.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import scala.collection.immutable.List$;
import scala.concurrent.duration.FiniteDuration;
import syncline.load.arrivals.Arrivals;
import syncline.load.arrivals.Phase;

/** Holds our schedules against the times at which Gatling itself would start users. */
class TurnsTest {
    static Stream<Arrivals> schedules() {
        return Stream.of(
                Arrivals.constant(1, 3),
                Arrivals.constant(20, 10),
                Arrivals.constant(0.3, 10),
                Arrivals.constant(7.77, 13),
                Arrivals.constant(999, 3),
                Arrivals.constant(1234.5, 4),
                Arrivals.of(new Phase.Ramp(0, 1, 7)),
                Arrivals.of(new Phase.Ramp(3.3, 777.7, 11)),
                Arrivals.of(new Phase.Ramp(1000, 100, 60)),
                Arrivals.of(new Phase.Constant(0, 2), new Phase.Ramp(0, 10, 3)),
                Arrivals.bursts(30, 7200),
                Arrivals.spike(100, 1000, 5, 10, 6, 7));
    }

    /** In milliseconds; what comes later is chained to what comes before. */
    private static List<Long> gatlings(Arrivals arrivals) {
        scala.collection.Iterator<FiniteDuration> chained =
                List$.MODULE$.<FiniteDuration>empty().iterator();
        var steps = new Turns(arrivals).injection();
        for (int i = steps.length - 1; i >= 0; i--) {
            chained = steps[i].asScala().chain(chained);
        }
        var millis = new ArrayList<Long>();
        while (chained.hasNext()) {
            millis.add(chained.next().toMillis());
        }
        return millis;
    }

    private static List<Long> ours(Arrivals arrivals) {
        return IntStream.range(0, arrivals.count())
                .mapToObj(n -> (long) arrivals.dueMillis(n))
                .toList();
    }

    @ParameterizedTest
    @MethodSource("schedules")
    void gatlingStartsUsersExactlyWhenTheyAreDue(Arrivals arrivals) {
        assertThat(ours(arrivals)).isEqualTo(gatlings(arrivals));
    }

    @Test
    void anotherScheduleIsTold() {
        assertThat(ours(Arrivals.constant(19, 10))).isNotEqualTo(gatlings(Arrivals.constant(20, 10)));
    }
}
