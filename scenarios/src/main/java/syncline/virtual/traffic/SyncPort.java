package syncline.virtual.traffic;

import org.jspecify.annotations.Nullable;
import syncline.scenario.Step.SyncType;
import syncline.virtual.Episode;

/** SyncPort, as far as traffic has to do with them. */
public interface SyncPort {
    /** Whether one runs, which keeps Post-Processing waiting (A21). */
    boolean running();

    /** Asks for one now. */
    Asked ask(SyncType type);

    /**
     * What came of asking for a sync.
     *
     * @param sync the one that has begun; ended already if none has
     * @param refusal why none has; null if one has
     * @param tooSoon whether it was asked for too soon after the one before (A12)
     */
    record Asked(Episode sync, @Nullable String refusal, boolean tooSoon) {}
}
