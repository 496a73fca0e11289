package syncline.virtual.sync;

import java.time.Instant;

/** Where a sync puts what it does next. */
public interface Agenda {
    /** Lets something happen at a time, which is not past. */
    void at(Instant time, Runnable happens);
}
