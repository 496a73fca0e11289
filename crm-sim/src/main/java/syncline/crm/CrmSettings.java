package syncline.crm;

import syncline.lab.db.Database;
import syncline.lab.http.LoopbackServer;

/**
 * How a simulated CRM is set up.
 *
 * @param port 0 for any free one
 * @param database where the records are kept
 * @param vaultName the name of the Vault
 * @param integrationUser who the sync signs in as; made at the start if there is no such user
 * @param integrationPassword that user's password; never shown
 * @param seed what the faults are drawn from
 */
public record CrmSettings(
        String host,
        int port,
        Database database,
        String vaultName,
        String integrationUser,
        String integrationPassword,
        long seed) {

    /** On the loopback address, at any free port. */
    public static CrmSettings local(
            Database database, String vaultName, String integrationUser, String integrationPassword, long seed) {
        return new CrmSettings(
                LoopbackServer.LOOPBACK, 0, database, vaultName, integrationUser, integrationPassword, seed);
    }

    @Override
    public String toString() {
        return "CrmSettings[" + host + ":" + port + ", " + database + ", " + vaultName + ", " + integrationUser + "]";
    }
}
