package syncline.virtual.crm;

import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import syncline.crm.faults.FailedWrites;
import syncline.crm.faults.RecordFault;
import syncline.crm.faults.RecordFaults;
import syncline.crm.schema.Schema;
import syncline.crm.security.Grant;
import syncline.engage.population.Population;
import syncline.sync.rules.AccountMerges.Merge;
import syncline.sync.rules.CrmObject;
import syncline.sync.rules.CrmRow;
import syncline.sync.rules.CrmUser;
import syncline.sync.rules.Decision;
import syncline.sync.rules.Outcome;

/**
 * The CRM of a virtual run. It answers a write of one record as the simulated CRM does: the same schema, rights and faults of
 * records. What it holds is what it was sent. Between the steps of a run one thread uses it; records of different profiles may
 * be written by different threads at the same time.
 */
public final class CrmModel {
    private static final long FIRST_USER = 12_002;

    private final Schema schema = Schema.vault();
    private final CrmRights rights = new CrmRights(schema);
    private final RecordFaults faults;
    private final RowWrites writes;
    private final Tables tables;
    private final Places places;
    private final Originals originals;
    private final Moments moments;
    private final Map<String, CrmUser> users;
    private final CrmAccounts accounts;

    /**
     * A CRM with the users and accounts of a population and no rows yet.
     *
     * @param seed what the faults of records are drawn from
     */
    public CrmModel(Population population, String vault, String company, long seed, Moments moments) {
        this.faults = new RecordFaults(seed);
        this.moments = moments;
        this.users = Map.copyOf(users(population, vault));
        this.places = new Places(population);
        this.originals = new Originals(population, vault, company, places, users);
        this.tables = new Tables(places, originals, moments);
        this.accounts = new CrmAccounts(population, tables.of(CrmObject.PROFILE));
        this.writes = new RowWrites(schema, tables, places, accounts, rights, faults);
    }

    private static Map<String, CrmUser> users(Population population, String vault) {
        var users = new LinkedHashMap<String, CrmUser>();
        population.users().filter(user -> user.vault().equals(vault)).forEach(user -> {
            String id = String.valueOf(FIRST_USER + users.size());
            users.put(user.username(), new CrmUser(id, user.username(), user.firstName() + " " + user.lastName()));
        });
        return users;
    }

    public Places places() {
        return places;
    }

    public Originals originals() {
        return originals;
    }

    public Moments moments() {
        return moments;
    }

    /** The Vault's end users by username, in no order. */
    public Map<String, CrmUser> users() {
        return users;
    }

    public Schema schema() {
        return schema;
    }

    /** What the CRM remembers of failed writes. */
    public FailedWrites failures() {
        return writes.failures();
    }

    /** Replaces all faults of records. */
    public void set(List<RecordFault> active) {
        faults.set(active);
    }

    /**
     * Takes something from a security profile.
     *
     * @throws IllegalArgumentException if there is no such profile, or it was never meant to hold any of this
     */
    public void revoke(String profile, Grant grant) {
        rights.revoke(profile, grant);
    }

    /**
     * Gives it back.
     *
     * @throws IllegalArgumentException if there is no such profile, or it was never meant to hold any of this
     */
    public void grant(String profile, Grant grant) {
        rights.grant(profile, grant);
    }

    /** Whether the integration user may query these fields of an object. */
    public boolean mayRead(String object, String... fields) {
        return rights.mayRead(object, fields);
    }

    /**
     * Answers a write of one record.
     *
     * @param derivable whether the rules make the row of nothing but the original and the time
     */
    public Outcome write(Stamp stamp, Place place, Decision.Send send, boolean derivable) {
        return writes.write(stamp, place, send, derivable);
    }

    /** The row as the CRM holds it, or null if it has none. */
    public @Nullable CrmRow current(Place place) {
        return tables.current(place);
    }

    /** When the row last changed, or null if there is none. */
    public @Nullable Instant modifiedAt(Place place) {
        return tables.modifiedAt(place);
    }

    /** C38: whether somebody other than the sync changed the row last. */
    public boolean isEdited(Place place) {
        return tables.isEdited(place);
    }

    /** C37: a person edits a field that the sync fills, in the row of a record that has one. */
    public void edit(Place place, Instant at) {
        tables.edit(place, at);
    }

    /** Whether the Vault has this account now. */
    public boolean hasAccount(String id) {
        return accounts.exists(id);
    }

    /** The merges of accounts so far, oldest first. */
    public List<Merge> merges() {
        return accounts.merges();
    }

    /**
     * Merges accounts; what refers to the losing one goes on doing so (C23).
     *
     * @throws IllegalArgumentException if an account does not exist
     */
    public void merge(String losing, String surviving, Instant at) {
        accounts.merge(losing, surviving, at);
    }

    /** The accounts that exist and that rows of profiles have, ordered by id. */
    public List<String> linkedAccounts() {
        return accounts.linked(true);
    }

    /** The accounts that exist and that no row of a profile has, ordered by id. */
    public List<String> otherAccounts() {
        return accounts.linked(false);
    }

    /** An account that exists, and whether it shows that it has an Engage profile (H4). */
    public record AccountStatus(String id, boolean isLinked) {}

    /** All accounts that exist, ordered by id. */
    public Stream<AccountStatus> accountStatuses() {
        return accounts.statuses();
    }

    /** B17: the numbers of the profiles whose rows have one of these accounts, in their order. */
    public IntStream profilesOf(Collection<String> losing) {
        return accounts.profilesOf(losing);
    }
}
