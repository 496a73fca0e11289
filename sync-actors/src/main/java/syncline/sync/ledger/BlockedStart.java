package syncline.sync.ledger;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A start that was refused, which is not a sync (A16); {@code earliest} is null when nobody can tell. */
public record BlockedStart(
        Instant at, String trigger, String reason, @Nullable Instant earliest) {}
