package syncline.virtual.sync;

import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import syncline.engage.directory.Dossier;
import syncline.engage.population.Connection;
import syncline.sync.rules.CrmUser;
import syncline.sync.rules.Decision;
import syncline.sync.rules.EngageConnection;
import syncline.sync.rules.EngageProfile;
import syncline.sync.rules.EngageRecord;
import syncline.sync.rules.Offer;
import syncline.sync.rules.Parent;
import syncline.sync.rules.RecordRules;
import syncline.sync.rules.VaultAccount;
import syncline.sync.rules.VaultAccount.Standing;
import syncline.virtual.crm.Originals;
import syncline.virtual.crm.Place;

/** Looks at records as Engage has them now (E10), and lets the rules decide on each. */
final class Looking {
    private final SyncScene scene;
    private final SyncOrder order;
    private final LaneRecords records;
    private final KnownAccounts accounts;
    private final boolean triesParked;
    private final Lane lane;

    /** @param lane told what is in sight, and what is to be sent */
    Looking(SyncScene scene, SyncOrder order, LaneRecords records, KnownAccounts accounts, Lane lane) {
        this.scene = scene;
        this.order = order;
        this.records = records;
        this.accounts = accounts;
        this.triesParked = scene.rules.triesParked(order.scope());
        this.lane = lane;
    }

    void look(Place place) {
        switch (place.object()) {
            case PROFILE -> profile(place.number());
            case CONNECTION -> {
                Dossier dossier = scene.people.dossier(place.number());
                boolean original = scene.people.isOriginal(place.number());
                Optional<Connection> found = dossier.connection(place.id());
                found.ifPresent(c -> connection(place, c, dossier.profile().name(), original));
            }
        }
    }

    void profile(int number) {
        boolean original = scene.people.isOriginal(number);
        var profile = original ? scene.crm.originals().profile(number) : changed(scene.people.dossier(number));
        if (lane.sees(profile)) {
            var account = profile.deletedAt() == null ? accounts.of(profile.account()) : null;
            var offer =
                    new Offer(order.number(), triesParked, lane.stamp().at(), profile, Parent.PRESENT, null, account);
            consider(scene.crm.places().profile(number, profile.id()), offer, original);
        }
    }

    private EngageProfile changed(Dossier dossier) {
        return scene.crm
                .originals()
                .seen(dossier.profile(), dossier.inCompany(scene.company), dossier.inVault(scene.people.vault()));
    }

    /** All connections of a profile. */
    void connections(int number) {
        if (scene.people.isOriginal(number)) {
            var population = scene.people.population();
            var connections = population.connectionsOf(number);
            String name = population.name(number);
            for (int i = 0; i < connections.size(); i++) {
                var connection = connections.get(i);
                connection(scene.crm.places().original(number, i, connection.id()), connection, name, true);
            }
        } else {
            Dossier dossier = scene.people.dossier(number);
            var places = scene.crm.places().connections(dossier);
            for (int i = 0; i < places.size(); i++) {
                var connection = dossier.connections().get(i);
                connection(places.get(i), connection, dossier.profile().name(), false);
            }
        }
    }

    private void connection(Place place, Connection connection, String profileName, boolean original) {
        if (connection.vault().equals(scene.people.vault())) {
            EngageConnection seen = Originals.seen(connection, profileName);
            if (lane.sees(seen)) {
                CrmUser user = scene.crm.users().get(seen.username());
                var parent = records.parent(seen.profileId());
                var offer = new Offer(order.number(), triesParked, lane.stamp().at(), seen, parent, user, null);
                consider(place, offer, original);
            }
        }
    }

    private void consider(Place place, Offer offer, boolean original) {
        var state = records.state(place, original ? offer : null);
        var decided = RecordRules.decide(state, offer);
        var event = decided.event();
        var after = event == null ? state : state.evolve(event);
        records.decided(place, decided.decision(), event, after);
        if (decided.decision() instanceof Decision.Send send) {
            boolean derivable = original && state.written() == null && isPlain(offer.record(), offer.account());
            lane.sends(new Outgoing(place, send, Objects.requireNonNull(event), after, derivable));
        }
    }

    /** Whether the account does not make the row of an original another than the rules make of it alone. */
    private static boolean isPlain(EngageRecord record, @Nullable VaultAccount account) {
        return account == null
                || (account.standing() == Standing.PRESENT
                        && record instanceof EngageProfile profile
                        && account.id().equals(profile.account()));
    }
}
