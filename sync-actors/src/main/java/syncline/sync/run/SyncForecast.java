package syncline.sync.run;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import syncline.sync.rules.Scope;

/**
 * The next scheduled sync, were it to start as soon as it may.
 *
 * @param watermark changes from here on are read, null for all
 * @param triesParked whether it tries parked records, too (E16, O6)
 * @param retryLimit failing syncs in a row after which it parks a record (E4)
 */
public record SyncForecast(int number, Scope type, @Nullable Instant watermark, boolean triesParked, int retryLimit) {}
