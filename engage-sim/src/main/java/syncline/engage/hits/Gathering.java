package syncline.engage.hits;

import java.util.ArrayList;
import java.util.List;

/** Where things wait until somebody takes all of them at once. Safe for use by many threads. */
final class Gathering<T> {
    private final int most;
    private List<T> waiting = new ArrayList<>();
    private boolean closed;

    /** Room for {@code most} things. */
    Gathering(int most) {
        this.most = most;
    }

    /** Puts one there, unless it is full or closed. */
    synchronized boolean offer(T thing) {
        if (closed || waiting.size() >= most) {
            return false;
        }
        waiting.add(thing);
        if (waiting.size() == 1) {
            notifyAll();
        }
        return true;
    }

    /** Takes all that wait, and waits itself for the first; empty when it is closed and nothing is left. */
    synchronized List<T> take() throws InterruptedException {
        while (waiting.isEmpty() && !closed) {
            wait();
        }
        var taken = waiting;
        waiting = new ArrayList<>(taken.size());
        return taken;
    }

    /** Lets nothing in any more. */
    synchronized void close() {
        closed = true;
        notifyAll();
    }
}
