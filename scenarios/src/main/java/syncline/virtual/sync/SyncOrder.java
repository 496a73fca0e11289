package syncline.virtual.sync;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import syncline.sync.rules.Scope;
import syncline.sync.rules.Trigger;

/**
 * A sync that the rules let start.
 *
 * @param at when it starts
 * @param watermark changes from here on are read, or null for all (A19)
 * @param asOf what changed later is not seen, or null if everything is (O3)
 */
public record SyncOrder(
        int number,
        Instant at,
        Scope scope,
        Trigger trigger,
        @Nullable Instant watermark,
        @Nullable Instant asOf) {}
