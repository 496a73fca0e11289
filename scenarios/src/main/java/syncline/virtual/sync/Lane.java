package syncline.virtual.sync;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import syncline.engage.directory.Dossier;
import syncline.engage.population.Connection;
import syncline.sync.rules.Counts;
import syncline.sync.rules.CrmObject;
import syncline.sync.rules.Decision;
import syncline.sync.rules.EngageProfile;
import syncline.sync.rules.EngageRecord;
import syncline.sync.rules.Offer;
import syncline.sync.rules.Outcome;
import syncline.sync.rules.Parent;
import syncline.sync.rules.Parents;
import syncline.sync.rules.RecordEvent;
import syncline.sync.rules.RecordRules;
import syncline.sync.rules.RecordState;
import syncline.sync.rules.RuleSettings.ManualEdit;
import syncline.sync.rules.VaultAccount;
import syncline.sync.rules.VaultAccount.Standing;
import syncline.virtual.crm.Originals;
import syncline.virtual.crm.Place;
import syncline.virtual.crm.Stamp;

/**
 * One lane of a sync: a share of the profiles, then their connections (E12), with one call of the CRM under way at a time and a clock
 * of its own. A round looks at records until one call is full. Rounds of different lanes may go on at the same time.
 */
final class Lane {
    /** Records of one call at most (N3), and of one page of Engage. */
    static final int BATCH = 500;
    /** Records looked at in one round at most, so that a sync that finds all in step can be watched and stopped. */
    private static final int ROUND = 20_000;

    private final SyncScene scene;
    private final SyncOrder order;
    private final Share share;
    private final KnownAccounts accounts;
    private final Calls calls;
    private final Map<CrmObject, Work> work;
    private final Parents parents = new Parents(new HashMap<>());
    private final List<Item> waiting = new ArrayList<>();
    private final Map<String, Long> errors = new HashMap<>();
    private final Set<String> warnings = new TreeSet<>();
    private CrmObject phase = CrmObject.PROFILE;
    private Counts counts = Counts.NONE;
    private @Nullable String failure;
    private boolean ended;
    private Stamp stamp;
    private int looked;
    private boolean begun;

    /** A record to be sent, as it is after its decision. */
    private record Item(Place place, Decision.Send send, RecordEvent started, RecordState state, boolean derivable) {}

    Lane(
            SyncScene scene,
            SyncOrder order,
            Share share,
            KnownAccounts accounts,
            Calls calls,
            Map<CrmObject, Work> work) {
        this.scene = scene;
        this.order = order;
        this.share = share;
        this.accounts = accounts;
        this.calls = calls;
        this.work = work;
        this.stamp = new Stamp(order.number(), 0, order.at());
        share.notInStep(CrmObject.PROFILE).forEach(this::waits);
    }

    private void waits(Place place) {
        var state = scene.states(CrmObject.PROFILE).of(place, null);
        parents.waits(place.id(), state.crmId() != null, state.retry() instanceof syncline.sync.rules.Retry.Parked);
    }

    Counts counts() {
        return counts;
    }

    Map<String, Long> errors() {
        return errors;
    }

    Set<String> warnings() {
        return warnings;
    }

    /** Why it ended early, or null. */
    @Nullable
    String failure() {
        return failure;
    }

    boolean ended() {
        return ended;
    }

    List<Exchange> callsOfRound() {
        return calls.taken();
    }

    /** Ends early: what was decided and not sent stays in the middle. */
    void stop(String why) {
        failure = failure == null ? why : failure;
        ended = true;
        waiting.forEach(this::leave);
        waiting.clear();
    }

    private void leave(Item item) {
        scene.states(item.place().object()).put(item.place(), item.state());
        share.happened(item.place(), item.started(), item.state());
    }

    /** Goes on until one call is made, so many records are looked at, or all is done. */
    void round(Stamp now) {
        stamp = now;
        int before = looked;
        boolean more = true;
        if (!begun) {
            begun = true;
            page();
        }
        while (more && !ended && waiting.size() < BATCH && looked - before < ROUND) {
            more = Objects.requireNonNull(work.get(phase)).next(this);
        }
        if (!ended && (waiting.size() >= BATCH || !more)) {
            deliver(waiting.subList(0, Math.min(BATCH, waiting.size())));
        }
        if (!ended && !more && waiting.isEmpty()) {
            phaseEnds();
        }
    }

    private void phaseEnds() {
        ask();
        if (phase == CrmObject.PROFILE) {
            phase = CrmObject.CONNECTION;
            begun = false;
        } else {
            ended = true;
        }
    }

    /** Whether one more record of this phase is in sight (O3); each page of them is a call, and so is looking up its accounts. */
    private boolean sees(EngageRecord record) {
        if (order.asOf() != null && record.modifiedAt().isAfter(order.asOf())) {
            return false;
        }
        if (++looked % BATCH == 0) {
            page();
            ask();
        }
        return !ended;
    }

    private void page() {
        if (!scene.model.engageIsSound()) {
            failed(calls.page(phase));
        }
    }

    private void ask() {
        if (accounts.asked()) {
            failed(calls.query());
        }
        if (!accounts.readable()) {
            warnings.add("Accounts are not checked: account__v may not be read.");
        }
    }

    /** Whether a call failed, which ends the lane. */
    private boolean failed(Exchange exchange) {
        String why = exchange.failure();
        if (why != null) {
            stop(why);
        }
        return why != null;
    }

    /** Looks at a record by its place. */
    void look(Place place) {
        switch (place.object()) {
            case PROFILE -> profile(place.number());
            case CONNECTION -> {
                Dossier dossier = scene.people.dossier(place.number());
                boolean original = scene.people.isOriginal(place.number());
                dossier.connection(place.id())
                        .ifPresent(c -> connection(place, c, dossier.profile().name(), original));
            }
        }
    }

    /** Looks at a profile. */
    void profile(int number) {
        var originals = scene.crm.originals();
        boolean original = scene.people.isOriginal(number);
        EngageProfile profile;
        if (original) {
            profile = originals.profile(number);
        } else {
            Dossier dossier = scene.people.dossier(number);
            profile = originals.seen(
                    dossier.profile(), dossier.inCompany(scene.company), dossier.inVault(scene.people.vault()));
        }
        if (sees(profile)) {
            var account = profile.deletedAt() == null ? accounts.of(profile.account()) : null;
            consider(scene.crm.places().profile(number, profile.id()), profile, account, original);
        }
    }

    /** Looks at all connections of a profile. */
    void connections(int number) {
        if (scene.people.isOriginal(number)) {
            var population = scene.people.population();
            var connections = population.connectionsOf(number);
            String name = population.profile(number).name();
            for (int i = 0; i < connections.size(); i++) {
                var connection = connections.get(i);
                connection(scene.crm.places().original(number, i, connection.id()), connection, name, true);
            }
        } else {
            Dossier dossier = scene.people.dossier(number);
            var places = scene.crm.places().connections(dossier);
            String name = dossier.profile().name();
            for (int i = 0; i < places.size(); i++) {
                connection(places.get(i), dossier.connections().get(i), name, false);
            }
        }
    }

    private void connection(Place place, Connection connection, String profileName, boolean original) {
        if (connection.vault().equals(scene.people.vault())) {
            var seen = Originals.seen(connection, profileName);
            if (sees(seen)) {
                consider(place, seen, null, original);
            }
        }
    }

    private void consider(Place place, EngageRecord record, @Nullable VaultAccount account, boolean original) {
        var states = scene.states(place.object());
        var state = states.of(place, original ? record : null);
        var decided = RecordRules.decide(state, offer(record, account));
        var event = decided.event();
        var after = event == null ? state : state.evolve(event);
        counts = counts.plus(Counts.of(decided.decision()));
        if (decided.decision() instanceof Decision.Send send) {
            boolean derivable = original && state.written() == null && isPlain(record, account);
            waiting.add(new Item(place, send, Objects.requireNonNull(event), after, derivable));
            return;
        }
        if (event != null) {
            states.put(place, after);
            share.happened(place, event, after);
        }
        if (place.object() == CrmObject.PROFILE) {
            parents.decided(place.id(), after.crmId() != null, decided.decision());
        }
        if (decided.decision() instanceof Decision.Held) {
            error("The profile of this connection could not be created");
        }
    }

    private Offer offer(EngageRecord record, @Nullable VaultAccount account) {
        boolean triesParked = scene.rules.triesParked(order.scope());
        return switch (record) {
            case EngageProfile profile ->
                new Offer(order.number(), triesParked, stamp.at(), profile, Parent.PRESENT, null, account);
            case syncline.sync.rules.EngageConnection connection ->
                new Offer(
                        order.number(),
                        triesParked,
                        stamp.at(),
                        connection,
                        parents.of(connection.profileId()),
                        scene.crm.users().get(connection.username()),
                        null);
        };
    }

    /** Whether the account does not make the row of an original another than the rules make of it alone. */
    private static boolean isPlain(EngageRecord record, @Nullable VaultAccount account) {
        return account == null
                || (account.standing() == Standing.PRESENT
                        && record instanceof EngageProfile profile
                        && account.id().equals(profile.account()));
    }

    /** One call for new and changed rows, and one for those that must not be created (D13, O27). */
    private void deliver(List<Item> batch) {
        var edited = edited(batch);
        var upserts = new ArrayList<Item>(batch.size());
        var updates = new ArrayList<Item>();
        if (!ended) {
            for (Item item : batch) {
                if (edited.contains(item.place())) {
                    settle(item, editedOutside());
                } else {
                    (item.send().mayCreate() ? upserts : updates).add(item);
                }
            }
            batch.clear();
            if (!upserts.isEmpty()) {
                write(upserts, calls.upsert(phase));
            }
            if (!updates.isEmpty() && !ended) {
                write(updates, calls.update(phase));
            } else {
                updates.forEach(this::leave);
            }
        }
    }

    private Outcome editedOutside() {
        return new Outcome.Refused(
                stamp.sync(), stamp.at(), Outcome.Refused.EDITED_OUTSIDE, "row was changed outside the sync");
    }

    /** C38: the rows that somebody else changed last. */
    private Set<Place> edited(List<Item> batch) {
        boolean known = batch.stream().anyMatch(item -> item.state().crmId() != null);
        if (!known || scene.rules.manualEdit() == ManualEdit.OVERWRITE) {
            return Set.of();
        }
        if (!scene.crm.mayRead(phase.apiName(), "vexternal_id__v", "modified_by__v")) {
            warnings.add("Rows changed outside the sync are not found: " + phase.apiName() + " may not be read.");
            return Set.of();
        }
        if (failed(calls.query())) {
            return Set.of();
        }
        var edited = new HashSet<Place>();
        batch.stream().map(Item::place).filter(scene.crm::isEdited).forEach(edited::add);
        return edited;
    }

    /** A call that is repeated although it arrived writes twice, and its last answer counts. */
    private void write(List<Item> items, Exchange exchange) {
        var answers = new ArrayList<Outcome>(items.size());
        for (long i = 0; i < exchange.arrivals(); i++) {
            answers.clear();
            items.forEach(item -> answers.add(scene.crm.write(stamp, item.place(), item.send(), item.derivable())));
        }
        if (failed(exchange)) {
            items.forEach(this::leave);
            return;
        }
        for (int i = 0; i < items.size(); i++) {
            settle(items.get(i), answers.get(i));
        }
    }

    private void settle(Item item, Outcome outcome) {
        var place = item.place();
        var event = RecordRules.settle(outcome, scene.rules);
        var after = item.state().evolve(event);
        boolean written = outcome instanceof Outcome.Accepted;
        if (written && item.derivable() && after.revision() == 1) {
            scene.states(place.object()).written(place, stamp.moment());
        } else {
            scene.states(place.object()).put(place, after);
        }
        share.happened(place, event, after);
        counts = counts.plus(Counts.of(outcome));
        if (place.object() == CrmObject.PROFILE) {
            parents.answered(place.id(), after.crmId() != null, outcome);
        }
        if (outcome instanceof Outcome.Refused refused) {
            error(refused.message());
        }
    }

    private void error(String message) {
        errors.merge(message, 1L, Long::sum);
    }
}
