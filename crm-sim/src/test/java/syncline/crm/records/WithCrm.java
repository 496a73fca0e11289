package syncline.crm.records;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import syncline.crm.schema.CrmObject;
import syncline.crm.schema.Schema;
import syncline.crm.security.Caller;
import syncline.crm.security.PermissionSets;
import syncline.lab.LabClock;
import syncline.lab.db.TestDatabase;

/** A CRM with one user and one account, on each database, and the records that tests write into it. */
abstract class WithCrm {
    static final Schema SCHEMA = Schema.vault();
    static final CrmObject PROFILE = SCHEMA.required("engage_profile__v");
    static final CrmObject CONNECTION = SCHEMA.required("engage_connection__v");
    static final Caller SYNC = caller(PermissionSets.INTEGRATION);
    static final Caller REP = caller(PermissionSets.END_USER);
    static final Caller ADMIN = caller(PermissionSets.SYSTEM_ADMINISTRATOR);

    final LabClock clock = LabClock.over(Clock.fixed(Instant.parse("2026-03-01T12:00:00Z"), ZoneOffset.UTC));
    private final TestDatabase databases;
    RecordStore store;
    Crm crm;

    WithCrm(TestDatabase databases) {
        this.databases = databases;
    }

    @BeforeEach
    void start() {
        store = SqlRecords.open(databases.empty(), SCHEMA, 4);
        crm = new Crm(SCHEMA, PermissionSets.vault(SCHEMA), store, clock, 42);
        crm.load(
                "user__sys",
                Stream.of(Map.of("username__sys", "rep@x", "name__v", "Rep")).iterator());
        crm.load(
                "account__v",
                Stream.of(Map.of("id", "V4S000000000123", "name__v", "Dr. A")).iterator());
    }

    @AfterEach
    void stop() {
        store.close();
    }

    Outcome upsert(Map<String, @Nullable Object> record) {
        return upsert(List.of(record)).get(0);
    }

    List<Outcome> upsert(List<Map<String, @Nullable Object>> records) {
        return crm.write(byKey(), drafts(crm, PROFILE, records));
    }

    static Write byKey() {
        return Write.upsert(SYNC, PROFILE, PROFILE.required("vexternal_id__v"), false);
    }

    List<Outcome> write(Write write, List<? extends Map<String, ?>> records) {
        return crm.write(write, drafts(crm, write.object(), records));
    }

    static List<Draft> drafts(Crm crm, CrmObject object, List<? extends Map<String, ?>> records) {
        return records.stream()
                .map(record -> {
                    Draft draft = crm.draft(object);
                    record.forEach(draft::set);
                    return draft;
                })
                .toList();
    }

    Row read(String externalId) {
        long id = store.ids(PROFILE, PROFILE.required("vexternal_id__v"), List.of(externalId))
                .getOrDefault(externalId, 0L);
        return crm.read(ADMIN, PROFILE, PROFILE.id().show(id).toString()).orElseThrow();
    }

    long count(CrmObject object) {
        return crm.count(new Selection(object, List.of(object.id()), null, List.of()));
    }

    static String refusal(Outcome outcome) {
        assertThat(outcome).isInstanceOf(Outcome.Refused.class);
        var refused = (Outcome.Refused) outcome;
        return refused.type() + ": " + refused.message();
    }

    static Map<String, @Nullable Object> profile(String externalId, Object... more) {
        var record = new HashMap<String, @Nullable Object>(Map.of(
                "vexternal_id__v", externalId,
                "object_type__v.api_name__v", "engage_hcp_profile__v",
                "name__v", "Dr. Example",
                "connection_status__v", "connected__v",
                "account__v", "V4S000000000123"));
        List<@Nullable Object> pairs = Arrays.asList(more);
        for (int i = 0; i < pairs.size(); i += 2) {
            record.put(String.valueOf(pairs.get(i)), pairs.get(i + 1));
        }
        return record;
    }

    static Map<String, @Nullable Object> without(Map<String, @Nullable Object> record, String field) {
        record.remove(field);
        return record;
    }

    static Map<String, @Nullable Object> cleared(Map<String, @Nullable Object> record, String field) {
        record.put(field, null);
        return record;
    }

    static Map<String, Object> connection(String externalId, String profile, String user) {
        return Map.of(
                "vexternal_id__v", externalId,
                "name__v", "Rep – Dr. Example",
                "active__v", true,
                "to_engage_profile__vr.vexternal_id__v", profile,
                "from_user__vr.username__sys", user);
    }

    private static Caller caller(String permissions) {
        return new Caller(
                12077,
                permissions,
                java.util.Objects.requireNonNull(PermissionSets.vault(SCHEMA).get(permissions)));
    }
}
