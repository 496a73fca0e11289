package syncline.virtual.sync;

import java.time.Clock;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import syncline.crm.records.AccountMerge;
import syncline.crm.records.Crm;
import syncline.crm.records.MemoryRecords;
import syncline.crm.records.Row;
import syncline.crm.records.Selection;
import syncline.crm.records.Write;
import syncline.crm.schema.Field;
import syncline.crm.schema.Schema;
import syncline.crm.security.Caller;
import syncline.crm.security.PermissionSets;
import syncline.engage.directory.Dossier;
import syncline.engage.directory.MemoryPeople;
import syncline.lab.LabClock;
import syncline.sync.rules.AccountMerges;
import syncline.sync.rules.AccountMerges.Merge;
import syncline.sync.rules.Counts;
import syncline.sync.rules.CrmObject;
import syncline.sync.rules.CrmUser;
import syncline.sync.rules.Decision;
import syncline.sync.rules.EngageConnection;
import syncline.sync.rules.EngageProfile;
import syncline.sync.rules.EngageRecord;
import syncline.sync.rules.Offer;
import syncline.sync.rules.Operation;
import syncline.sync.rules.Outcome;
import syncline.sync.rules.Parent;
import syncline.sync.rules.Parents;
import syncline.sync.rules.RecordRules;
import syncline.sync.rules.RecordState;
import syncline.sync.rules.Retry;
import syncline.sync.rules.RuleSettings;
import syncline.sync.rules.Scope;
import syncline.sync.rules.VaultAccount;
import syncline.sync.rules.VaultAccount.Standing;
import syncline.virtual.crm.Originals;

/** The plainest sync there can be: the rules over maps, one record after the other, into the simulated CRM itself. */
final class PlainLab {
    final Crm crm;
    final Map<String, RecordState> states = new TreeMap<>();
    private final MemoryPeople people;
    private final Originals originals;
    private final RuleSettings rules;
    private final Schema schema = Schema.vault();
    private final List<Merge> merges = new ArrayList<>();
    private final Map<String, CrmUser> users = new HashMap<>();
    private final Set<String> edited = new HashSet<>();
    private @Nullable Instant mergesFollowed;

    PlainLab(MemoryPeople people, Originals originals, RuleSettings rules, InstantSource time, long seed) {
        this.people = people;
        this.originals = originals;
        this.rules = rules;
        this.crm = new Crm(
                schema, PermissionSets.vault(schema), new MemoryRecords(schema), LabClock.over(clock(time)), seed);
        user("integration@syncline.example", "Integration", PermissionSets.INTEGRATION);
        people.population().users().forEach(user -> {
            user(user.username(), user.firstName() + " " + user.lastName(), PermissionSets.END_USER);
            String id = crm.user(user.username())
                    .map(row -> String.valueOf(row.id()))
                    .orElseThrow();
            users.put(user.username(), new CrmUser(id, user.username(), user.firstName() + " " + user.lastName()));
        });
        crm.load(
                "account__v",
                people.population()
                        .linkedAccounts()
                        .map(account -> Map.of("id", account.id(), "name__v", account.name()))
                        .iterator());
    }

    private static Clock clock(InstantSource time) {
        return new Clock() {
            @Override
            public Instant instant() {
                return time.instant();
            }

            @Override
            public ZoneId getZone() {
                return ZoneOffset.UTC;
            }

            @Override
            public Clock withZone(ZoneId zone) {
                return this;
            }
        };
    }

    private void user(String name, String shown, String profile) {
        crm.load(
                "user__sys",
                List.of(Map.of("username__sys", name, "name__v", shown, "security_profile__sys", profile))
                        .iterator());
    }

    void merge(AccountMerge merge, Instant at) {
        crm.merge(List.of(merge));
        merges.add(new Merge(merge.losing(), merge.surviving(), at));
    }

    /** C37: the edits of the virtual lab, done to the same rows. */
    void edit(CrmObject object, List<String> ids, Instant at) {
        String field = object == CrmObject.PROFILE ? "title__v" : "name__v";
        for (String id : ids) {
            var on = schema.required(object.apiName());
            var draft = crm.draft(on);
            draft.set("vexternal_id__v", id);
            draft.set(field, "Edited by hand at " + at);
            crm.write(Write.byLab(crm.system(), on, on.externalKey()), List.of(draft));
            edited.add(id);
        }
    }

    Counts sync(SyncOrder order) {
        var parents = new Parents(new HashMap<>());
        states.forEach((id, state) -> {
            if (id.startsWith("EP") && !(state.retry() instanceof Retry.InStep)) {
                parents.waits(id, state.crmId() != null, state.retry() instanceof Retry.Parked);
            }
        });
        var counts = Counts.NONE;
        for (CrmObject object : CrmObject.values()) {
            for (String id : ids(order, object)) {
                counts = counts.plus(one(order, id, parents));
            }
        }
        mergesFollowed = order.at();
        return counts;
    }

    private Set<String> ids(SyncOrder order, CrmObject object) {
        var ids = new LinkedHashSet<String>();
        boolean full = order.scope() == Scope.FULL;
        if (!full) {
            states.entrySet().stream()
                    .filter(e -> e.getValue().retry() instanceof Retry.Due && isOf(object, e.getKey()))
                    .map(Map.Entry::getKey)
                    .forEach(ids::add);
            if (object == CrmObject.PROFILE) {
                var losing =
                        new AccountMerges(merges).losingSince(mergesFollowed == null ? Instant.MIN : mergesFollowed);
                rows(CrmObject.PROFILE).forEach((id, row) -> {
                    if (losing.contains(row.get("account__v"))) {
                        ids.add(id);
                    }
                });
            }
        }
        Instant since = full ? Instant.MIN : Objects.requireNonNull(order.watermark());
        for (int n = 0; n < people.given(); n++) {
            Dossier dossier = people.dossier(n);
            if (object == CrmObject.PROFILE) {
                add(ids, dossier.profile().id(), dossier.profile().modifiedAt(), since);
            } else {
                dossier.connections().forEach(c -> add(ids, c.id(), c.modifiedAt(), since));
            }
        }
        return ids;
    }

    private static boolean isOf(CrmObject object, String id) {
        return id.startsWith("EP") == (object == CrmObject.PROFILE);
    }

    private static void add(Set<String> ids, String id, Instant modified, Instant since) {
        if (!modified.isBefore(since)) {
            ids.add(id);
        }
    }

    private Counts one(SyncOrder order, String id, Parents parents) {
        boolean isProfile = id.startsWith("EP");
        var record = isProfile ? profile(id) : connection(id);
        var state = states.getOrDefault(id, RecordState.UNKNOWN);
        var decided = RecordRules.decide(state, offer(order, record, parents));
        if (decided.event() != null) {
            state = state.evolve(decided.event());
            states.put(id, state);
        }
        var counts = Counts.of(decided.decision());
        if (decided.decision() instanceof Decision.Send send) {
            var outcome = write(order, id, send, state);
            state = state.evolve(RecordRules.settle(outcome, rules));
            states.put(id, state);
            counts = counts.plus(Counts.of(outcome));
            if (isProfile) {
                parents.answered(id, state.crmId() != null, outcome);
            }
        } else if (isProfile) {
            parents.decided(id, state.crmId() != null, decided.decision());
        }
        return counts;
    }

    private EngageProfile profile(String id) {
        Dossier dossier = people.dossier(people.find(id).orElseThrow());
        return originals.seen(dossier.profile(), dossier.inCompany("syncline"), dossier.inVault("syncline"));
    }

    private EngageConnection connection(String id) {
        Dossier dossier =
                people.dossier(people.find(people.ownerOf(id).orElseThrow()).orElseThrow());
        return Originals.seen(
                dossier.connection(id).orElseThrow(), dossier.profile().name());
    }

    private Offer offer(SyncOrder order, EngageRecord record, Parents parents) {
        boolean triesParked = rules.triesParked(order.scope());
        return switch (record) {
            case EngageProfile profile ->
                new Offer(order.number(), triesParked, order.at(), profile, Parent.PRESENT, null, account(profile));
            case EngageConnection connection ->
                new Offer(
                        order.number(),
                        triesParked,
                        order.at(),
                        connection,
                        parents.of(connection.profileId()),
                        users.get(connection.username()),
                        null);
        };
    }

    private @Nullable VaultAccount account(EngageProfile profile) {
        String account = profile.account();
        if (account == null || profile.deletedAt() != null) {
            return null;
        }
        String survivor = new AccountMerges(merges).survivor(account);
        boolean there =
                crm.read(crm.system(), schema.required("account__v"), survivor).isPresent();
        return new VaultAccount(survivor, there ? Standing.PRESENT : Standing.MISSING);
    }

    private Outcome write(SyncOrder order, String id, Decision.Send send, RecordState state) {
        if (state.crmId() != null && edited.contains(id)) {
            return new Outcome.Refused(order.number(), order.at(), Outcome.Refused.EDITED_OUTSIDE, "edited");
        }
        var object = schema.required(isOf(CrmObject.PROFILE, id) ? "engage_profile__v" : "engage_connection__v");
        var draft = crm.draft(object);
        send.fields()
                .forEach((field, value) ->
                        draft.set(field, value instanceof Boolean || value == null ? value : value.toString()));
        var caller = caller();
        var write = send.mayCreate()
                ? Write.upsert(caller, object, object.externalKey(), false)
                : Write.update(caller, object, object.externalKey(), false);
        return switch (crm.write(write, List.of(draft)).getFirst()) {
            case syncline.crm.records.Outcome.Created c -> accepted(order, send, c.id(), send.operation());
            case syncline.crm.records.Outcome.Updated u -> accepted(order, send, u.id(), send.operation());
            case syncline.crm.records.Outcome.Unchanged u -> accepted(order, send, u.id(), Operation.NO_CHANGE);
            case syncline.crm.records.Outcome.Deleted d -> throw new AssertionError(d);
            case syncline.crm.records.Outcome.Refused refused ->
                refused.message().equals(Field.noSuchRecord(id))
                        ? new Outcome.Absent(order.number(), order.at())
                        : new Outcome.Refused(order.number(), order.at(), refused.type(), refused.message());
        };
    }

    private Caller caller() {
        return crm.user("integration@syncline.example")
                .flatMap(row -> crm.caller(row.id()))
                .orElseThrow();
    }

    private static Outcome accepted(SyncOrder order, Decision.Send send, String id, Operation operation) {
        return new Outcome.Accepted(order.number(), order.at(), operation, id, send.row());
    }

    /** What the CRM holds, by external id: what each field shows, what the CRM itself keeps left out. */
    Map<String, Map<String, String>> rows(CrmObject object) {
        var on = schema.required(object.apiName());
        var profiles = crm
                .select(Selection.after(schema.required("engage_profile__v"), profileKey(), null), 0, 1_000_000)
                .stream()
                .collect(Collectors.toMap(Row::id, row -> String.valueOf(row.show(profileKey()))));
        var rows = new TreeMap<String, Map<String, String>>();
        for (Row row : crm.select(Selection.after(on, on.externalKey(), null), 0, 1_000_000)) {
            var shown = new TreeMap<String, String>();
            for (Field field : on.fields()) {
                Object value = row.show(field);
                if (field.name().equals("to_engage_profile__v") && row.get(field) instanceof Long id) {
                    value = profiles.get(id);
                }
                shown.put(field.name(), value == null ? "" : value.toString());
            }
            boolean byHand = "1".equals(shown.get("modified_by__v"));
            List.of("id", "created_by__v", "created_date__v", "modified_date__v")
                    .forEach(shown::remove);
            shown.put("modified_by__v", byHand ? "somebody else" : "the sync");
            rows.put(String.valueOf(row.show(on.externalKey())), shown);
        }
        return rows;
    }

    private Field profileKey() {
        return schema.required("engage_profile__v").externalKey();
    }

    /** The records that are not in step, in the ledger's words. */
    List<String> open() {
        return states.entrySet().stream()
                .filter(e -> !(e.getValue().retry() instanceof Retry.InStep))
                .map(e -> e.getKey() + " " + e.getValue().retry())
                .sorted(Comparator.naturalOrder())
                .toList();
    }
}
