package syncline.crm.records;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import syncline.crm.faults.FailedWrites;
import syncline.crm.faults.RecordFaults;
import syncline.crm.schema.CrmObject;
import syncline.crm.schema.Field;
import syncline.crm.schema.RecordId;
import syncline.crm.schema.Schema;
import syncline.crm.security.Caller;
import syncline.crm.security.PermissionSet;
import syncline.crm.security.PermissionSets;
import syncline.lab.LabClock;

/**
 * The core of the simulated CRM. It checks every write against the schema, the caller's permissions and the faults that are
 * set, and answers record by record. Safe for use by many threads.
 */
public final class Crm {
    /** The most records that one call may write. */
    public static final int LARGEST_BATCH = 500;

    private static final int LOAD_BATCH = 2_000;
    static final long SYSTEM_USER = 1;

    private final Schema schema;
    private final PermissionSets permissions;
    private final Caller system;
    private final RecordStore store;
    private final LabClock clock;
    private final RecordFaults faults;
    private final FailedWrites failures = new FailedWrites();
    private final References references;
    private final RecordIds ids;
    private final Picklists picklists;
    private final Derivations derived;
    private final Deletions deletions;
    private final Users users;

    /**
     * @param permissions what users may do, by the profile they have in {@code security_profile__sys}
     * @param seed what the faults of records are drawn from
     */
    public Crm(Schema schema, PermissionSets permissions, RecordStore store, LabClock clock, long seed) {
        this.schema = schema;
        this.permissions = permissions;
        this.system = new Caller(SYSTEM_USER, "System", PermissionSet.everything("System", schema));
        this.store = store;
        this.clock = clock;
        this.faults = new RecordFaults(seed);
        this.references = new References(schema, store);
        this.ids = new RecordIds(store);
        this.picklists = new Picklists(schema);
        this.derived = new Derivations(schema);
        this.deletions = new Deletions(schema, ids);
        this.users = new Users(schema, permissions, store);
    }

    public Schema schema() {
        return schema;
    }

    /** What users may do, by security profile. */
    public PermissionSets permissions() {
        return permissions;
    }

    /** Which values of picklists are active. */
    public Picklists picklists() {
        return picklists;
    }

    /** The faults of single records; those of whole calls belong to the server. */
    public RecordFaults faults() {
        return faults;
    }

    /** What the CRM remembers of failed writes. */
    public FailedWrites failures() {
        return failures;
    }

    /** The notes on records that are gone. */
    public Deletions deletions() {
        return deletions;
    }

    /** The CRM itself as a caller; it may do everything. */
    public Caller system() {
        return system;
    }

    /** The lab's time. */
    public Instant now() {
        return clock.instant();
    }

    /** An empty record to fill and write. */
    public Draft draft(CrmObject object) {
        return new Draft(schema, object);
    }

    /**
     * Writes up to 500 records; each has its own outcome, in the order of the drafts. A draft is used once.
     *
     * @throws CallRefused if there are too many, if an upsert names a record twice, if the key is not unique, or if the caller may not
     *     use migration mode
     */
    public List<Outcome> write(Write write, List<Draft> drafts) {
        write.check(drafts);
        return written(write, drafts);
    }

    /**
     * Removes up to 500 records that {@code key} names; each has its own outcome, in the order of the drafts. Users cannot be removed,
     * nor records that others refer to.
     *
     * @throws CallRefused if there are too many, or if the key is not unique
     */
    public List<Outcome> delete(Caller caller, CrmObject object, Field key, List<Draft> drafts) {
        Write.update(caller, object, key, false).check(drafts);
        var deleting = new Deleting(schema, caller, object, key, drafts);
        var others = new HashSet<>(deleting.referring());
        others.addAll(derived.alongside(object));
        others.add(deletions.notes());
        return store.write(object, others, batch -> deleting.run(batch, derived, deletions, clock.millis()));
    }

    /**
     * Merges accounts: each merge is written down as a record of {@code account_merge_history__v}, and the losing account is removed.
     * What refers to it goes on doing so (rule C23).
     *
     * @throws IllegalArgumentException if an account does not exist or is named twice as losing; then nothing is written
     */
    public void merge(List<AccountMerge> merges) {
        new AccountMerges(schema, ids, deletions, clock.millis()).write(store, merges);
    }

    /** The ids of the accounts that lost a merge and are gone. */
    public Set<String> mergedAccounts() {
        CrmObject history = schema.required("account_merge_history__v");
        Field losing = history.required("name__v");
        var all = new Selection(history, List.of(history.id(), losing), null, List.of());
        return store.select(all, 0, Integer.MAX_VALUE).stream()
                .map(row -> String.valueOf(row.get(losing)))
                .collect(Collectors.toUnmodifiableSet());
    }

    /**
     * Adds records without asking for permission; those whose id or external id exists are left as they are.
     *
     * @param records values by field name, as {@link Draft#set} takes them
     * @return how many were added
     * @throws IllegalArgumentException if a record does not fit the object; batches before it are kept
     */
    public long load(String object, Iterator<? extends Map<String, ?>> records) {
        CrmObject into = schema.required(object);
        var batch = new ArrayList<Draft>(LOAD_BATCH);
        long added = 0;
        while (records.hasNext()) {
            Draft draft = draft(into);
            records.next().forEach(draft::set);
            batch.add(draft);
            if (batch.size() == LOAD_BATCH || !records.hasNext()) {
                added += load(into, batch);
                batch.clear();
            }
        }
        return added;
    }

    /** The record with that id, if it exists and the caller may see it. */
    public Optional<Row> read(Caller caller, CrmObject object, String id) {
        var rights = caller.permissions().on(object);
        var number = RecordId.parse(object.prefix(), id);
        if (!rights.read() || number.isEmpty()) {
            return Optional.empty();
        }
        Field type = object.typeField();
        return store.one(object, object.id(), number.getAsLong())
                .filter(row -> type == null || rights.types().contains(String.valueOf(row.get(type))));
    }

    /** The records selected, without the first {@code offset} ones and at most {@code limit}; permissions are the caller's affair. */
    public List<Row> select(Selection selection, long offset, int limit) {
        return store.select(selection, offset, limit);
    }

    /** How many records are selected. */
    public long count(Selection selection) {
        return store.count(selection);
    }

    /** How many activities of each kind these messages have, counted from their rows; messages without any are missing. */
    public Map<Long, Map<Object, Long>> activities(Collection<Long> messages) {
        CrmObject activities = schema.required("message_activity__v");
        Field message = activities.required("sent_message__v");
        return store.tally(activities, message, messages, activities.required("activity__v"));
    }

    /** The user's record, if there is such a user. */
    public Optional<Row> user(String username) {
        return users.named(username);
    }

    /** The user's record, if there is such a user. */
    public Optional<Row> user(long userId) {
        return users.numbered(userId);
    }

    /** The user as a caller, if the user exists and is active. */
    public Optional<Caller> caller(long userId) {
        return users.caller(userId);
    }

    private List<Outcome> written(Write write, List<Draft> drafts) {
        @Nullable Outcome[] outcomes = new Outcome[drafts.size()];
        for (int i = 0; i < outcomes.length; i++) {
            outcomes[i] = drafts.get(i).refused();
        }
        references.resolve(write.object(), drafts, outcomes);
        var writing = new Writing(write, picklists, drafts, outcomes, faults, ids, clock.millis());
        List<Outcome> results =
                store.write(write.object(), derived.alongside(write.object()), batch -> writing.run(batch, derived));
        if (!write.lab()) {
            count(write.object(), writing, drafts, results);
        }
        return results;
    }

    private void count(CrmObject object, Writing writing, List<Draft> drafts, List<Outcome> outcomes) {
        for (int i = 0; i < outcomes.size(); i++) {
            String externalId = writing.externalId(drafts.get(i));
            if (externalId != null) {
                switch (outcomes.get(i)) {
                    case Outcome.Refused refused -> failures.failed(object.name(), externalId, refused.type());
                    case Outcome.Created created -> failures.succeeded(object.name(), externalId);
                    case Outcome.Updated updated -> failures.succeeded(object.name(), externalId);
                    case Outcome.Unchanged unchanged -> failures.succeeded(object.name(), externalId);
                    case Outcome.Deleted deleted -> failures.succeeded(object.name(), externalId);
                }
            }
        }
    }

    private long load(CrmObject object, List<Draft> drafts) {
        Field key = drafts.stream().allMatch(d -> d.given(object.id()) != null) ? object.id() : loadKey(object);
        long added = 0;
        for (Outcome outcome : written(new Write(system, object, Write.Mode.LOAD, key, true, true, false), drafts)) {
            if (outcome instanceof Outcome.Refused refused) {
                throw new IllegalArgumentException(
                        "A record to load does not fit " + object + ": " + refused.message());
            }
            added += outcome instanceof Outcome.Created ? 1 : 0;
        }
        return added;
    }

    private static @Nullable Field loadKey(CrmObject object) {
        return object.fields().stream()
                .filter(f -> f.unique() && f.position() > 0)
                .findFirst()
                .orElse(null);
    }
}
