package syncline.agreement;

import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import syncline.run.Progress;
import syncline.run.Standing;

/**
 * Notes when steps began by the lab's clock and how they ended, and tells in which step a time fell: real time passes in a live run, so
 * its times can be compared with those of a virtual one only so.
 */
final class StepTimes implements Progress {
    private static final Pattern TIME = Pattern.compile("\\d{4}-\\d\\d-\\d\\dT[\\d:.]+Z");

    private final Progress shown;
    private final Instant start;
    private final TreeMap<Instant, Integer> begun = new TreeMap<>();
    private final TreeMap<Integer, Map<String, String>> steps = new TreeMap<>();
    private InstantSource clock = () -> Instant.MIN;

    /**
     * Before the first step.
     *
     * @param shown who else is told
     * @param start when the run begins, by the lab's clock
     */
    StepTimes(Progress shown, Instant start) {
        this.shown = shown;
        this.start = start;
    }

    /** Has the time told by this clock, in whole milliseconds as times are stored. */
    void by(InstantSource lab) {
        clock = lab;
    }

    @Override
    public Line begins(int step, String what, long expected) {
        if (step > 0) {
            begun.put(clock.instant(), step);
        }
        var line = shown.begins(step, what, expected);
        return new Line() {
            @Override
            public void stands(Standing standing) {
                line.stands(standing);
            }

            @Override
            public void ends(String outcome) {
                line.ends(outcome);
                if (step > 0) {
                    steps.put(step, Map.of("what", timeless(what), "outcome", timeless(outcome)));
                }
            }
        };
    }

    /** What each step was and what came of it, by its number. */
    Map<Integer, Map<String, String>> steps() {
        return steps;
    }

    /** A time as it can be compared: before the run began as it is, after that by the step in which it fell. */
    String words(Instant time) {
        var step = begun.floorEntry(time);
        return time.isBefore(start) || step == null ? time.toString() : "a time in step " + step.getValue();
    }

    /** A text in which times that the run made are left out. */
    static String timeless(String text) {
        return TIME.matcher(text).replaceAll("…");
    }
}
