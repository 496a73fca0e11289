package syncline.load.audience;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/**
 * Who opens a link that was shared: nobody, a person once or again, a chat app, some scanners.
 *
 * @param seed the same seed and number draw the same
 */
public record Audience(long seed, Mix mix) {
    /** How likely somebody who opened a link opens it once more, so that they open it 1.4 times on average (N21). */
    private static final double AGAIN = 0.4 / 1.4;

    /** How likely somebody who opened a link accepts (N19). */
    private static final double ACCEPTED = 0.45;

    private static final int MOST_SCANNERS = 3;
    /** Odd, and not the one by which the generator counts, so that neighbouring numbers have nothing in common. */
    private static final long STRIDE = 0xD1B54A32D192ED03L;

    /** All openings of the nth link that was shared, soonest first. */
    public List<Opening> of(long number, Option option) {
        var random = new SplittableRandom(seed + number * STRIDE);
        var openings = new ArrayList<Opening>();
        if (random.nextDouble() < option.opened()) {
            person(option, random, openings);
        }
        if (random.nextDouble() < option.previewed()) {
            openings.add(new Opening(Visitors.preview(option, random), Delays.machine(random), false));
        }
        if (random.nextDouble() < option.scanned()) {
            scanners(random, openings);
        }
        openings.sort(Comparator.comparingDouble(Opening::delayMillis));
        return openings;
    }

    /** Who accepts does so the first time. */
    private void person(Option option, RandomGenerator random, List<Opening> openings) {
        var person = Visitors.person(mix, random);
        double delay = Delays.person(option, random);
        openings.add(new Opening(person, delay, random.nextDouble() < ACCEPTED));
        while (random.nextDouble() < AGAIN) {
            delay += Delays.person(option, random);
            openings.add(new Opening(person, delay, false));
        }
    }

    private static void scanners(RandomGenerator random, List<Opening> openings) {
        int count = random.nextInt(1, MOST_SCANNERS + 1);
        double delay = Delays.machine(random);
        for (int i = 0; i < count; i++) {
            openings.add(new Opening(Visitors.scanner(random), delay, false));
            delay += Delays.nextScanner(random);
        }
    }
}
