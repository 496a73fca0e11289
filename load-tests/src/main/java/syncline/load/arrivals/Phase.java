package syncline.load.arrivals;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/** A stretch of a schedule. Rates are arrivals per second, 0 or more; a phase lasts whole seconds, because Gatling's do. */
public sealed interface Phase {
    /** How long it lasts, at least 1. */
    int seconds();

    /** How many arrive in each of its seconds, exactly as Gatling's injection has it. */
    int[] perSecond();

    /** The same rate all the time. */
    record Constant(double rate, int seconds) implements Phase {
        public Constant {
            check(rate >= 0, seconds);
        }

        @Override
        public int[] perSecond() {
            return Shares.of(Math.round(rate * seconds), seconds);
        }
    }

    /** A rate that rises or falls evenly. */
    record Ramp(double from, double to, int seconds) implements Phase {
        public Ramp {
            check(from >= 0 && to >= 0, seconds);
        }

        @Override
        public int[] perSecond() {
            BigDecimal start = BigDecimal.valueOf(from);
            BigDecimal half = BigDecimal.valueOf(to)
                    .subtract(start)
                    .divide(BigDecimal.valueOf(2L * seconds), MathContext.DECIMAL128);
            BigDecimal carried = BigDecimal.ZERO;
            int[] counts = new int[seconds];
            for (int second = 0; second < seconds; second++) {
                BigDecimal due = half.multiply(BigDecimal.valueOf(2L * second + 1))
                        .add(start)
                        .add(carried);
                counts[second] = due.setScale(10, RoundingMode.HALF_UP).intValue();
                carried = due.subtract(BigDecimal.valueOf(counts[second]));
            }
            return counts;
        }
    }

    private static void check(boolean rates, int seconds) {
        if (!rates || seconds < 1) {
            throw new IllegalArgumentException("A phase lasts 1 s or longer, and no rate is below 0");
        }
    }
}
