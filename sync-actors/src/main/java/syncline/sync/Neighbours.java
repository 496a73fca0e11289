package syncline.sync;

import akka.actor.typed.ActorSystem;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import syncline.sync.engage.HttpEngage;
import syncline.sync.engage.HttpEngageDesk;
import syncline.sync.engage.HttpEngageLinks;
import syncline.sync.engage.HttpHits;
import syncline.sync.run.Meters;
import syncline.sync.vault.IntegrationUser;
import syncline.sync.vault.VaultCrm;
import syncline.sync.vault.VaultDesk;
import syncline.sync.vault.VaultShareDesk;
import syncline.sync.vault.VaultSignIn;

/**
 * Engage and the CRM, as the sync speaks to them.
 *
 * @param engage its feed
 * @param hits its log of clicks
 * @param engageDesk what it says of accounts and users
 * @param links where it makes links to share
 * @param signIn who somebody is in the CRM
 * @param user as whom the sync writes
 * @param crm where it writes
 * @param desk what people see in the CRM
 * @param shareDesk what they share
 */
record Neighbours(
        HttpEngage engage,
        HttpHits hits,
        HttpEngageDesk engageDesk,
        HttpEngageLinks links,
        VaultSignIn signIn,
        IntegrationUser user,
        VaultCrm crm,
        VaultDesk desk,
        VaultShareDesk shareDesk) {
    private static final Logger LOG = LoggerFactory.getLogger(Neighbours.class);

    /** @param meters is told how long the calls of the CRM take */
    static Neighbours of(SyncSettings settings, ActorSystem<?> system, Meters meters) {
        var signIn = new VaultSignIn(system, settings.crm());
        var user = new IntegrationUser(signIn, settings.username(), settings.password());
        return new Neighbours(
                new HttpEngage(system, settings.engage(), settings.vault()),
                new HttpHits(system, settings.engage()),
                new HttpEngageDesk(system, settings.engage()),
                new HttpEngageLinks(system, settings.engage()),
                signIn,
                user,
                new VaultCrm(system, settings.crm(), user, signIn, meters::crmCall),
                new VaultDesk(system, settings.crm()),
                new VaultShareDesk(system, settings.crm()));
    }

    /** Nobody keeps the password, so it is validated anew at each start, and before any due time is followed. */
    void validateUser() {
        var standing = user.validate().toCompletableFuture().join();
        if (!standing.validated()) {
            LOG.warn("The integration user {} is not validated: {}", standing.username(), standing.reason());
        }
    }
}
