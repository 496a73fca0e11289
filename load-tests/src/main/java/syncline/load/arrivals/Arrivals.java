package syncline.load.arrivals;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A schedule: at which millisecond after its start each arrival is due. An arrival is due whatever became of those before it, so
 * the time from here to an answer counts what a slow system or a late generator made others wait.
 */
public final class Arrivals {
    private static final int MILLIS = 1000;
    private static final int FIRST_BURST = 5;
    private static final int EVERY = 10;

    private final List<Phase> phases;
    private final int[] dueMillis;

    private Arrivals(List<Phase> phases) {
        this.phases = List.copyOf(phases);
        int[] perSecond = phases.stream()
                .flatMapToInt(phase -> Arrays.stream(phase.perSecond()))
                .toArray();
        this.dueMillis = IntStream.range(0, perSecond.length)
                .flatMap(second -> withinSecond(perSecond[second]).map(milli -> second * MILLIS + milli))
                .toArray();
    }

    /** Phases one after the other. */
    public static Arrivals of(Phase... phases) {
        return new Arrivals(List.of(phases));
    }

    /** The same rate for some seconds. */
    public static Arrivals constant(double rate, int seconds) {
        return of(new Phase.Constant(rate, seconds));
    }

    /**
     * A spike: the base rate, a steep rise, a while at the top, and the slower way back to the base rate.
     *
     * @param before seconds at the base rate
     * @param ramp seconds of the rise
     * @param hold seconds at the top
     * @param decay seconds of the way back
     */
    public static Arrivals spike(double base, double top, int before, int ramp, int hold, int decay) {
        return of(
                new Phase.Constant(base, before),
                new Phase.Ramp(base, top, ramp),
                new Phase.Constant(top, hold),
                new Phase.Ramp(top, base, decay));
    }

    /**
     * Bursts: so many within a second, five seconds after the start and every ten seconds from then on.
     *
     * @param burst how many
     * @param seconds how long the schedule is
     */
    public static Arrivals bursts(int burst, int seconds) {
        var phases = new ArrayList<Phase>(List.of(new Phase.Constant(0, Math.min(FIRST_BURST, seconds))));
        for (int at = FIRST_BURST; at < seconds; at += EVERY) {
            phases.add(new Phase.Constant(burst, 1));
            int left = seconds - at - 1;
            if (left > 0) {
                phases.add(new Phase.Constant(0, Math.min(EVERY - 1, left)));
            }
        }
        return new Arrivals(phases);
    }

    private static IntStream withinSecond(int arrivals) {
        int[] perMilli = Shares.of(arrivals, MILLIS);
        return IntStream.range(0, MILLIS)
                .flatMap(milli -> IntStream.generate(() -> milli).limit(perMilli[milli]));
    }

    public List<Phase> phases() {
        return phases;
    }

    /** How many there are. */
    public int count() {
        return dueMillis.length;
    }

    /** When the nth arrival is due, from 0, in milliseconds after the start; never before the one before it. */
    public int dueMillis(int n) {
        return dueMillis[n];
    }

    /** How long the schedule is. */
    public int seconds() {
        return phases.stream().mapToInt(Phase::seconds).sum();
    }
}
