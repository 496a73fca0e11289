package syncline.load.audience;

import java.util.random.RandomGenerator;

/** How long after a link was shared somebody looks at it; all in milliseconds. */
final class Delays {
    private static final double SECOND = 1_000;
    private static final double MEDIAN_OF_MESSAGES = 12 * 60 * SECOND;
    private static final double DAY = 24 * 3600 * SECOND;
    /** Of a normal distribution, 5 % lie beyond this many standard deviations. */
    private static final double BEYOND_5_PERCENT = 1.6449;

    private static final double SPREAD = Math.log(DAY / MEDIAN_OF_MESSAGES) / BEYOND_5_PERCENT;

    private Delays() {}

    /** Until a person opens the link, or opens it again (N20). */
    static double person(Option option, RandomGenerator random) {
        return option.inPerson()
                ? random.nextDouble(5 * SECOND, 60 * SECOND)
                : MEDIAN_OF_MESSAGES * Math.exp(SPREAD * random.nextGaussian());
    }

    /** Until a chat app, or the first of some scanners, fetches it (N23). */
    static double machine(RandomGenerator random) {
        return random.nextDouble(SECOND, 5 * SECOND);
    }

    /** Between one scanner and the next, so that three are done within 10 s (N26). */
    static double nextScanner(RandomGenerator random) {
        return random.nextDouble(0.1 * SECOND, 2.5 * SECOND);
    }
}
