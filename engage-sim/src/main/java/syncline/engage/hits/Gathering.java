package syncline.engage.hits;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * Where things wait until one thread takes all of them at once, in the order they came. Those who put something there never wait
 * for each other, or for the one who takes.
 */
final class Gathering<T> {
    private final int most;
    private final Waiting<T> end = new Waiting<>(null, Integer.MAX_VALUE, null);
    private final AtomicReference<@Nullable Waiting<T>> last = new AtomicReference<>();
    private volatile @Nullable Thread taker;
    private volatile boolean closed;

    /** One that waits, how many that makes, and the one that came before it. */
    private record Waiting<T>(
            @Nullable T thing, int count, @Nullable Waiting<T> before) {}

    /** Room for {@code most} things. */
    Gathering(int most) {
        this.most = most;
    }

    /** Puts one there, unless it is full or closed. */
    boolean offer(T thing) {
        Waiting<T> before;
        int count;
        do {
            before = last.get();
            count = before == null ? 0 : before.count();
            if (count >= most) {
                return false;
            }
        } while (!last.compareAndSet(before, new Waiting<>(thing, count + 1, before)));
        if (before == null) {
            LockSupport.unpark(taker);
        }
        return true;
    }

    /** Takes all that wait, and waits for the first; empty when it is closed and nothing is left. Always called by the same thread. */
    List<T> take() {
        taker = Thread.currentThread();
        while (true) {
            boolean atEnd = closed;
            var found = last.getAndSet(atEnd ? end : null);
            if (found != null || atEnd) {
                return inOrder(found);
            }
            LockSupport.park(this);
        }
    }

    /** Lets nothing in any more once all that is there now was taken. */
    void close() {
        closed = true;
        LockSupport.unpark(taker);
    }

    private static <T> List<T> inOrder(@Nullable Waiting<T> found) {
        var things = new ArrayList<T>();
        for (var each = found; each != null; each = each.before()) {
            if (each.thing() != null) {
                things.add(each.thing());
            }
        }
        Collections.reverse(things);
        return things;
    }
}
