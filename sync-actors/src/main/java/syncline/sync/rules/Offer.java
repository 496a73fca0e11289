package syncline.sync.rules;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A record as read from Engage, offered to its actor in a sync.
 *
 * @param triesParked whether a parked record is tried, too (E16, O6)
 * @param at the lab time at which the sync handed it over, the time its write is said to happen
 * @param parent how the profile row stands that a connection points to
 * @param user for a connection, its end user in this Vault, or null if there is none (B8); null for a profile
 * @param account for a profile that Engage has an account for, what became of that in the Vault; else null
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Offer(
        int sync,
        boolean triesParked,
        Instant at,
        EngageRecord record,
        Parent parent,
        @Nullable CrmUser user,
        @Nullable VaultAccount account) {}
