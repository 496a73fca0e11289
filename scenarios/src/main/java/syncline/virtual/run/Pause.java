package syncline.virtual.run;

import java.time.Duration;
import syncline.virtual.Happening;
import syncline.virtual.Timeline;

/** Lets time pass. */
final class Pause implements Happening {
    private final Timeline timeline;
    private final Duration time;
    private boolean ended;

    Pause(Timeline timeline, Duration time) {
        this.timeline = timeline;
        this.time = time;
    }

    @Override
    public void begin() {
        timeline.after(time, () -> ended = true);
    }

    @Override
    public boolean ended() {
        return ended;
    }

    @Override
    public String words() {
        return "it is " + timeline.now();
    }
}
