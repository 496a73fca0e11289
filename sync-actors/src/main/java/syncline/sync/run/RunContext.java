package syncline.sync.run;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import syncline.sync.rules.CrmUser;
import syncline.sync.rules.Scope;

/**
 * What all partitions of one sync share.
 *
 * @param number of the sync
 * @param watermark changes from here on are read, or null for all
 * @param users the Vault's end users by username
 */
record RunContext(
        int number,
        Scope scope,
        @Nullable Instant watermark,
        Map<String, CrmUser> users,
        Progress progress,
        Tools tools) {}
