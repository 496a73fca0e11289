package syncline.virtual.crm;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import syncline.engage.population.Connection;
import syncline.engage.population.Population;
import syncline.engage.population.Profile;
import syncline.sync.rules.CrmRow;
import syncline.sync.rules.CrmUser;
import syncline.sync.rules.EngageConnection;
import syncline.sync.rules.EngageProfile;
import syncline.sync.rules.EngageRecord;
import syncline.sync.rules.Offer;
import syncline.sync.rules.Parent;
import syncline.sync.rules.RecordRules;
import syncline.sync.rules.VaultAccount;
import syncline.sync.rules.VaultAccount.Standing;

/**
 * The records of the population as the sync reads them, and the rows that the rules make of them: what can be worked out anew at any
 * time need not be kept. It never changes and is safe for use by many threads.
 */
public final class Originals {
    private final Population population;
    private final String vault;
    private final String company;
    private final Places places;
    private final Map<String, CrmUser> users;

    /** @param users the Vault's end users by username */
    public Originals(Population population, String vault, String company, Places places, Map<String, CrmUser> users) {
        this.population = population;
        this.vault = vault;
        this.company = company;
        this.places = places;
        this.users = Map.copyOf(users);
    }

    /** A profile of the population as the Vault sees it. */
    public EngageProfile profile(int number) {
        return seen(
                population.profile(number), population.inCompany(number, company), population.inVault(number, vault));
    }

    /** A profile as the Vault sees it. */
    public EngageProfile seen(Profile p, int companyConnections, int vaultConnections) {
        return new EngageProfile(
                p.id(),
                p.revision(),
                p.modifiedAt(),
                role(p),
                p.firstName(),
                p.lastName(),
                p.displayName(),
                p.title(),
                p.degrees(),
                p.photoUrl(),
                p.signedUpAt(),
                p.accounts().get(vault),
                companyConnections,
                vaultConnections,
                p.deletedAt());
    }

    private static EngageProfile.Role role(Profile profile) {
        return switch (profile.role()) {
            case HCP -> EngageProfile.Role.HCP;
            case STAFF -> EngageProfile.Role.STAFF;
        };
    }

    /** A connection as the sync reads it. */
    public static EngageConnection seen(Connection c, String profileName) {
        return new EngageConnection(
                c.id(),
                c.revision(),
                c.modifiedAt(),
                c.profileId(),
                profileName,
                c.username(),
                c.active(),
                c.disconnectedAt());
    }

    /** The row that was made of an original at a moment, by a sync that found its account in the Vault. */
    public CrmRow row(Place place, Instant at) {
        var record = record(place);
        return row(record, user(record), at);
    }

    /** The same, where an offer of the original is at hand. */
    public CrmRow row(Offer original, Instant at) {
        return row(original.record(), original.user(), at);
    }

    private static CrmRow row(EngageRecord original, @Nullable CrmUser user, Instant at) {
        var account = original instanceof EngageProfile profile ? present(profile.account()) : null;
        return RecordRules.row(null, new Offer(0, false, at, original, Parent.PRESENT, user, account));
    }

    private @Nullable CrmUser user(EngageRecord record) {
        return record instanceof EngageConnection connection ? users.get(connection.username()) : null;
    }

    private EngageRecord record(Place place) {
        return switch (place.object()) {
            case PROFILE -> profile(place.number());
            case CONNECTION ->
                seen(
                        population.connectionsOf(place.number()).get(places.position(place)),
                        population.name(place.number()));
        };
    }

    private static @Nullable VaultAccount present(@Nullable String account) {
        return account == null || account.isEmpty() ? null : new VaultAccount(account, Standing.PRESENT);
    }
}
