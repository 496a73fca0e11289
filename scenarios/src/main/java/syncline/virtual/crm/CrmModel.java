package syncline.virtual.crm;

import java.time.Instant;
import java.util.AbstractList;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import syncline.crm.faults.FailedWrites;
import syncline.crm.faults.RecordFault;
import syncline.crm.faults.RecordFaults;
import syncline.crm.records.Outcome.Refused;
import syncline.crm.schema.Field;
import syncline.crm.schema.Schema;
import syncline.crm.security.Grant;
import syncline.crm.security.PermissionSet;
import syncline.crm.security.PermissionSets;
import syncline.engage.population.Population;
import syncline.sync.rules.AccountMerges.Merge;
import syncline.sync.rules.ConnectionRow;
import syncline.sync.rules.CrmObject;
import syncline.sync.rules.CrmRow;
import syncline.sync.rules.CrmUser;
import syncline.sync.rules.Decision;
import syncline.sync.rules.Operation;
import syncline.sync.rules.Outcome;
import syncline.sync.rules.ProfileRow;

/**
 * The CRM of a virtual run. It answers a write of one record as the simulated CRM does: the same schema, rights and faults of
 * records. What it holds is what it was sent. Between the steps of a run one thread uses it; records of different profiles may
 * be written by different threads at the same time.
 */
public final class CrmModel {
    private static final long FIRST_USER = 12_002;

    private final Schema schema = Schema.vault();
    private final PermissionSets permissions = PermissionSets.vault(schema);
    private final RecordFaults faults;
    private final FailedWrites failures = new FailedWrites();
    private final WriteRules rules = new WriteRules(schema);
    private final Map<CrmObject, HeldRows> rows = new EnumMap<>(CrmObject.class);
    private final Map<CrmObject, RightsNow> rights = new EnumMap<>(CrmObject.class);
    private final Places places;
    private final Originals originals;
    private final Moments moments;
    private final Map<String, CrmUser> users;
    private final AccountBook accounts;
    /** At [n], one more than the index of the account that the row of profile n has; 0 for none. */
    private final int[] accountOf;

    private final List<Merge> merges = new ArrayList<>();

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
        this.accounts = new AccountBook(population.linkedAccounts());
        this.accountOf = new int[population.profiles()];
        for (CrmObject object : CrmObject.values()) {
            rows.put(object, new HeldRows(places.slots(object)));
        }
        rightsChanged();
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
        return failures;
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
        permissions.revoke(profile, grant);
        rightsChanged();
    }

    /**
     * Gives it back.
     *
     * @throws IllegalArgumentException if there is no such profile, or it was never meant to hold any of this
     */
    public void grant(String profile, Grant grant) {
        permissions.grant(profile, grant);
        rightsChanged();
    }

    private void rightsChanged() {
        rights.put(CrmObject.PROFILE, rights(CrmObject.PROFILE, FieldsSent.OF_PROFILES));
        rights.put(CrmObject.CONNECTION, rights(CrmObject.CONNECTION, FieldsSent.OF_CONNECTIONS));
    }

    private RightsNow rights(CrmObject object, Set<String> sent) {
        var named = schema.required(object.apiName());
        return RightsNow.of(named, integration().on(named), RightsNow.sent(schema, named, sent));
    }

    private PermissionSet integration() {
        return Objects.requireNonNull(permissions.get(PermissionSets.INTEGRATION));
    }

    /** Whether the integration user may query these fields of an object. */
    public boolean mayRead(String object, String... fields) {
        var named = schema.required(object);
        return RightsNow.of(named, integration().on(named), List.of()).mayRead(fields);
    }

    /**
     * Answers a write of one record.
     *
     * @param derivable whether the rules make the row of nothing but the original and the time
     */
    public Outcome write(Stamp stamp, Place place, Decision.Send send, boolean derivable) {
        var mine = rows(place.object());
        var before = current(place);
        var refused = send.mayCreate() || before != null ? refused(place, before, send) : absent(place, send);
        if (refused != null) {
            failures.failed(place.object().apiName(), place.id(), refused.type());
            return isAbsent(refused, place)
                    ? new Outcome.Absent(stamp.sync(), stamp.at())
                    : new Outcome.Refused(stamp.sync(), stamp.at(), refused.type(), refused.message());
        }
        failures.succeeded(place.object().apiName(), place.id());
        var after = before == null ? send.row() : patched(before, send);
        if (before == null && derivable && place.isOriginal()) {
            mine.original(place, stamp.moment());
        } else if (!after.equals(before)) {
            mine.put(place, new HeldRow(after, stamp.moment(), false));
        }
        linked(place, after);
        var operation = after.equals(before) ? Operation.NO_CHANGE : send.operation();
        return new Outcome.Accepted(stamp.sync(), stamp.at(), operation, place.crmId(), send.row());
    }

    private static CrmRow patched(CrmRow before, Decision.Send send) {
        return new Patch(send.fields().keySet()).of(before, send.row());
    }

    /** D13 and O27: there is no row to change. */
    private @Nullable Refused absent(Place place, Decision.Send send) {
        var early = early(place, send);
        return early == null ? new Refused("INVALID_DATA", Field.noSuchRecord(place.id())) : early;
    }

    private static boolean isAbsent(Refused refused, Place place) {
        return refused.type().equals("INVALID_DATA") && refused.message().equals(Field.noSuchRecord(place.id()));
    }

    private @Nullable Refused early(Place place, Decision.Send send) {
        var tooLong = rules.tooLong(rightsOn(place).object(), send);
        return tooLong == null ? pointsNowhere(place, send) : tooLong;
    }

    private @Nullable Refused refused(Place place, @Nullable CrmRow before, Decision.Send send) {
        var early = early(place, send);
        if (early != null) {
            return early;
        }
        var now = rightsOn(place);
        var notAllowed = rules.notAllowed(now, send, before == null);
        if (notAllowed != null) {
            return notAllowed;
        }
        var after = before == null ? send.row() : patched(before, send);
        var mustNot = rules.mustNotBe(now, after);
        return mustNot == null ? faulty(place, after) : mustNot;
    }

    private RightsNow rightsOn(Place place) {
        return Objects.requireNonNull(rights.get(place.object()));
    }

    private HeldRows rows(CrmObject object) {
        return Objects.requireNonNull(rows.get(object));
    }

    private @Nullable Refused pointsNowhere(Place place, Decision.Send send) {
        return switch (send.row()) {
            case ProfileRow row -> {
                String account = row.account();
                boolean sent = !(send.known() instanceof ProfileRow known) || !Objects.equals(account, known.account());
                yield account != null && sent && !accounts.exists(account) ? nowhere(account) : null;
            }
            case ConnectionRow row -> {
                boolean there = rows(CrmObject.PROFILE).has(places.profile(place.number(), row.profileId()));
                yield !there && send.fields().containsKey(ConnectionRow.PROFILE) ? nowhere(row.profileId()) : null;
            }
        };
    }

    private static Refused nowhere(String id) {
        return new Refused("INVALID_DATA", Field.noSuchRecord(id));
    }

    private @Nullable Refused faulty(Place place, CrmRow after) {
        var active = faults.of(place.object().apiName());
        if (active.isEmpty()) {
            return null;
        }
        var shown = after.fields();
        var fault = faults.hit(active, place.id(), shown::get);
        return fault == null ? null : new Refused(fault.type(), fault.message());
    }

    private void linked(Place place, CrmRow row) {
        if (row instanceof ProfileRow profile && place.isOriginal()) {
            String account = profile.account();
            accountOf[place.slot()] = account == null ? 0 : accounts.index(account) + 1;
        }
    }

    /** The row as the CRM holds it, or null if it has none. */
    public @Nullable CrmRow current(Place place) {
        var mine = rows(place.object());
        var held = mine.held(place);
        if (held != null) {
            return held.row();
        }
        int written = mine.written(place);
        return written == 0 ? null : originals.row(place, moments.at(written));
    }

    /** When the row last changed, or null if there is none. */
    public @Nullable Instant modifiedAt(Place place) {
        var held = rows(place.object()).held(place);
        int moment = held == null ? rows(place.object()).written(place) : held.modified();
        return moment == 0 ? null : moments.at(moment);
    }

    /** C38: whether somebody other than the sync changed the row last. */
    public boolean isEdited(Place place) {
        var held = rows(place.object()).held(place);
        return held != null && held.byHand();
    }

    /** C37: a person edits a field that the sync fills, in the row of a record that has one. */
    public void edit(Place place, Instant at) {
        var row = Objects.requireNonNull(current(place), place.id());
        rows(place.object()).put(place, new HeldRow(Edit.byHand(row, at), moments.add(at), true));
    }

    /** Whether the Vault has this account now. */
    public boolean hasAccount(String id) {
        return accounts.exists(id);
    }

    /** The merges of accounts so far, oldest first. */
    public List<Merge> merges() {
        return List.copyOf(merges);
    }

    /**
     * Merges accounts; what refers to the losing one goes on doing so (C23).
     *
     * @throws IllegalArgumentException if an account does not exist
     */
    public void merge(String losing, String surviving, Instant at) {
        if (!accounts.exists(losing) || !accounts.exists(surviving)) {
            throw new IllegalArgumentException("There is no account " + losing + " or no account " + surviving);
        }
        accounts.remove(accounts.index(losing));
        merges.add(new Merge(losing, surviving, at));
    }

    /** The accounts that exist and that rows of profiles have, ordered by id. */
    public List<String> linkedAccounts() {
        return accounts(true);
    }

    /** The accounts that exist and that no row of a profile has, ordered by id. */
    public List<String> otherAccounts() {
        return accounts(false);
    }

    private List<String> accounts(boolean linked) {
        boolean[] has = linked();
        int[] found = accounts.all().filter(index -> has[index] == linked).toArray();
        return new AbstractList<>() {
            @Override
            public String get(int place) {
                return accounts.id(found[place]);
            }

            @Override
            public int size() {
                return found.length;
            }
        };
    }

    private boolean[] linked() {
        boolean[] has = new boolean[accounts.size() + 1];
        for (int account : accountOf) {
            has[account] = true;
        }
        rows(CrmObject.PROFILE).added().forEach(row -> {
            if (row instanceof ProfileRow profile && profile.account() != null) {
                has[accounts.index(profile.account()) + 1] = true;
            }
        });
        return Arrays.copyOfRange(has, 1, has.length);
    }

    /** An account that exists, and whether it shows that it has an Engage profile (H4). */
    public record AccountStatus(String id, boolean isLinked) {}

    /** All accounts that exist, ordered by id. */
    public Stream<AccountStatus> accountStatuses() {
        boolean[] has = linked();
        return accounts.all().mapToObj(index -> new AccountStatus(accounts.id(index), has[index]));
    }

    /** B17: the numbers of the profiles whose rows have one of these accounts, in their order. */
    public IntStream profilesOf(Collection<String> losing) {
        var wanted = new HashSet<Integer>();
        losing.forEach(id -> wanted.add(accounts.index(id) + 1));
        wanted.remove(0);
        return wanted.isEmpty()
                ? IntStream.empty()
                : IntStream.range(0, accountOf.length).filter(n -> accountOf[n] > 0 && wanted.contains(accountOf[n]));
    }
}
