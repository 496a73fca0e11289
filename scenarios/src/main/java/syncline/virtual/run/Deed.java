package syncline.virtual.run;

import java.time.Duration;
import java.util.function.Supplier;
import syncline.virtual.Happening;
import syncline.virtual.Timeline;

/** Something that is done at once. The clock moves on by its least step, so that no two things happen at the same time. */
final class Deed implements Happening {
    private static final Duration LEAST = Duration.ofMillis(1);

    private final Timeline timeline;
    private final Supplier<String> work;
    private String words = "";
    private boolean ended;

    /** @param work says in a few words what came of it */
    Deed(Timeline timeline, Supplier<String> work) {
        this.timeline = timeline;
        this.work = work;
    }

    @Override
    public void begin() {
        words = work.get();
        timeline.after(LEAST, () -> ended = true);
    }

    @Override
    public boolean ended() {
        return ended;
    }

    @Override
    public String words() {
        return words;
    }
}
