package syncline.sync;

import java.net.URI;
import syncline.lab.db.Database;
import syncline.sync.rules.RuleSettings;

/**
 * What a sync needs to know.
 *
 * @param vault the Vault whose profiles are synced, as Engage names it
 * @param engage Engage's address
 * @param crm the CRM's address
 * @param username the integration user
 * @param password the integration user's; never shown
 * @param database where the actors' journal and the ledger are
 * @param host where the admin API listens
 * @param port where the admin API listens, 0 for any free port
 * @param partitions how many slices run at once, at least 1
 * @param rules which readings of the rule book the syncs follow
 */
public record SyncSettings(
        String vault,
        URI engage,
        URI crm,
        String username,
        String password,
        Database database,
        String host,
        int port,
        int partitions,
        RuleSettings rules) {

    /**
     * @throws IllegalArgumentException without a partition
     */
    public SyncSettings {
        if (partitions < 1) {
            throw new IllegalArgumentException("A sync needs at least one partition, not " + partitions);
        }
    }

    @Override
    public String toString() {
        return "SyncSettings[vault %s, engage %s, crm %s, user %s]".formatted(vault, engage, crm, username);
    }
}
