package syncline.crm.records;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import syncline.crm.faults.FailedWrites;
import syncline.crm.faults.RecordFault;
import syncline.crm.schema.CrmObject;
import syncline.crm.schema.Schema;
import syncline.crm.security.Caller;
import syncline.crm.security.PermissionSets;
import syncline.lab.LabClock;
import syncline.lab.Rule;
import syncline.lab.db.TestDatabase;

@ParameterizedClass
@EnumSource
class CrmTest {
    private static final Schema SCHEMA = Schema.vault();
    private static final CrmObject PROFILE = SCHEMA.required("engage_profile__v");
    private static final CrmObject CONNECTION = SCHEMA.required("engage_connection__v");
    private static final Caller SYNC = caller(PermissionSets.INTEGRATION);
    private static final Caller REP = caller(PermissionSets.END_USER);
    private static final Caller ADMIN = caller(PermissionSets.SYSTEM_ADMINISTRATOR);

    private final LabClock clock = LabClock.over(Clock.fixed(Instant.parse("2026-03-01T12:00:00Z"), ZoneOffset.UTC));
    private final TestDatabase databases;
    private RecordStore store;
    private Crm crm;

    CrmTest(TestDatabase databases) {
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

    @Test
    @Rule("C1")
    void anUpsertCreatesThenUpdatesThenChangesNothing() {
        assertThat(upsert(profile("EP1"))).isEqualTo(new Outcome.Created("V6P000000000001"));
        clock.advance(Duration.ofHours(1));
        assertThat(upsert(profile("EP1", "title__v", "Head"))).isEqualTo(new Outcome.Updated("V6P000000000001"));
        clock.advance(Duration.ofHours(1));
        assertThat(upsert(profile("EP1", "title__v", "Head"))).isEqualTo(new Outcome.Unchanged("V6P000000000001"));
        Row row = read("EP1");
        assertThat(row.show(PROFILE.required("created_date__v"))).isEqualTo("2026-03-01T12:00:00.000Z");
        assertThat(row.show(PROFILE.required("modified_date__v"))).isEqualTo("2026-03-01T13:00:00.000Z");
        assertThat(row.get(PROFILE.required("modified_by__v"))).isEqualTo(SYNC.userId());
    }

    @Test
    @Rule("C35")
    void absentFieldsStayAndNullFieldsAreCleared() {
        upsert(profile("EP1", "title__v", "Head", "degree__v", "MD"));
        upsert(cleared(profile("EP1"), "degree__v"));
        Row row = read("EP1");
        assertThat(row.get(PROFILE.required("title__v"))).isEqualTo("Head");
        assertThat(row.get(PROFILE.required("degree__v"))).isNull();
    }

    @Test
    @Rule({"E18", "C36"})
    void eachBadRecordFailsAloneAndSaysWhy() {
        List<Outcome> outcomes = upsert(List.of(
                profile("EP1"),
                profile("EP2", "title__v", "x".repeat(129)),
                profile("EP3", "connection_status__v", "half_connected__v"),
                profile("EP4", "account__v", "V4S000000000999"),
                profile("EP5", "account__v", "nonsense"),
                profile("EP6", "engage_signup_datetime__v", "yesterday"),
                cleared(profile("EP7"), "name__v"),
                profile("EP8", "shoe_size__v", 42L),
                profile("EP9", "modified_date__v", "2026-03-01T12:00:00.000Z"),
                without(profile("EP10"), "vexternal_id__v"),
                without(profile("EP11"), "object_type__v.api_name__v"),
                profile("EP12", "title__v", "x".repeat(128))));
        assertThat(outcomes.get(0)).isInstanceOf(Outcome.Created.class);
        assertThat(refusal(outcomes.get(1))).isEqualTo("INVALID_DATA: Field [title__v] is longer than 128 characters");
        assertThat(refusal(outcomes.get(2)))
                .isEqualTo("INVALID_DATA: Field [connection_status__v] has a value that does not exist");
        assertThat(refusal(outcomes.get(3))).isEqualTo("INVALID_DATA: The resource [V4S000000000999] does not exist");
        assertThat(refusal(outcomes.get(4))).isEqualTo("INVALID_DATA: The resource [nonsense] does not exist");
        assertThat(refusal(outcomes.get(5)))
                .startsWith("INVALID_DATA: Field [engage_signup_datetime__v] is not a time");
        assertThat(refusal(outcomes.get(6))).isEqualTo("PARAMETER_REQUIRED: Missing required parameter [name__v]");
        assertThat(refusal(outcomes.get(7))).startsWith("ATTRIBUTE_NOT_SUPPORTED");
        assertThat(refusal(outcomes.get(8))).startsWith("OPERATION_NOT_ALLOWED");
        assertThat(refusal(outcomes.get(9)))
                .isEqualTo("PARAMETER_REQUIRED: Missing required parameter [vexternal_id__v]");
        assertThat(refusal(outcomes.get(10)))
                .isEqualTo("PARAMETER_REQUIRED: Missing required parameter [object_type__v]");
        assertThat(outcomes.get(11)).isInstanceOf(Outcome.Created.class);
        assertThat(count(PROFILE)).isEqualTo(2);
    }

    @Test
    void dropsWhatXmlCannotCarry() {
        upsert(profile("EP1", "title__v", "a\u0000b\uD800c\uD83D\uDE00"));
        assertThat(read("EP1").get(PROFILE.required("title__v"))).isEqualTo("abc\uD83D\uDE00");
    }

    @Test
    @Rule({"C25", "C26"})
    void aConnectionFindsItsUserAndProfileByTheirOwnKeys() {
        upsert(profile("EP1"));
        List<Outcome> outcomes = write(
                Write.upsert(SYNC, CONNECTION, CONNECTION.required("vexternal_id__v"), false),
                List.of(
                        connection("EC1", "EP1", "rep@x"),
                        connection("EC2", "EP2", "rep@x"),
                        connection("EC3", "EP1", "nobody@x")));
        assertThat(outcomes.get(0)).isInstanceOf(Outcome.Created.class);
        assertThat(refusal(outcomes.get(1))).isEqualTo("INVALID_DATA: The resource [EP2] does not exist");
        assertThat(refusal(outcomes.get(2))).isEqualTo("INVALID_DATA: The resource [nobody@x] does not exist");
        Row row = crm.read(SYNC, CONNECTION, "V6C000000000001").orElseThrow();
        assertThat(row.show(CONNECTION.required("to_engage_profile__v"))).isEqualTo("V6P000000000001");
        assertThat(row.show(CONNECTION.required("from_user__v"))).isEqualTo("12001");
        assertThat(row.get(CONNECTION.required("object_type__v"))).isEqualTo("user_to_engage_profile__v");
    }

    @Test
    @Rule({"G6", "G10"})
    void endUsersNeitherCreateNorEdit() {
        var byKey = Write.upsert(REP, PROFILE, PROFILE.required("vexternal_id__v"), false);
        assertThat(refusal(write(byKey, List.of(profile("EP1"))).get(0))).startsWith("INSUFFICIENT_ACCESS");
        upsert(profile("EP1"));
        assertThat(refusal(
                        write(byKey, List.of(profile("EP1", "title__v", "x"))).get(0)))
                .startsWith("INSUFFICIENT_ACCESS");
        assertThat(crm.read(REP, PROFILE, "V6P000000000001")).isPresent();
        assertThat(crm.read(REP, SCHEMA.required("account_merge_history__v"), "V4H000000000001"))
                .isEmpty();
    }

    @Test
    @Rule("G9")
    void aFieldThatMayNotBeEditedFailsTheRecordAndWritesNothing() {
        upsert(profile("EP1"));
        Outcome outcome = upsert(profile("EP1", "title__v", "Head", "status__v", "inactive__v"));
        assertThat(refusal(outcome))
                .isEqualTo(
                        "INSUFFICIENT_ACCESS: User has no permission to edit the field [status__v] of [engage_profile__v]");
        assertThat(read("EP1").get(PROFILE.required("title__v"))).isNull();
    }

    @Test
    @Rule("G8")
    void nobodySetsAComputedFieldNotEvenInMigrationMode() {
        CrmObject sent = SCHEMA.required("sent_message__v");
        var plain = Map.of(
                "name__v", "S1", "vexternal_id__v", "S1", "object_type__v.api_name__v", "engage_connection_invite__v");
        assertThat(write(Write.create(SYNC, sent, false), List.of(plain)).get(0))
                .isInstanceOf(Outcome.Created.class);
        for (String count : List.of("clicked__v", "click_count__v", "viewed__v", "view_count__v")) {
            var counted = new HashMap<String, Object>(plain);
            counted.put(count, count.endsWith("count__v") ? (Object) 3L : (Object) true);
            for (Caller caller : List.of(SYNC, REP, ADMIN)) {
                var byKey = Write.upsert(caller, sent, sent.required("vexternal_id__v"), caller.equals(ADMIN));
                assertThat(refusal(write(byKey, List.of(counted)).get(0)))
                        .isEqualTo("OPERATION_NOT_ALLOWED: Field [" + count + "] is set by the system");
            }
        }
    }

    @Test
    @Rule("O29")
    void endUsersMakeNoUsersThoughTheGrantIsThere() {
        CrmObject users = SCHEMA.required("user__sys");
        var made = write(Write.create(REP, users, false), List.of(Map.of("username__sys", "new@x", "name__v", "New")));
        assertThat(refusal(made.get(0))).startsWith("INSUFFICIENT_ACCESS");
        var changed = write(
                Write.update(REP, users, users.required("username__sys"), false),
                List.of(Map.of("username__sys", "rep@x", "language__sys", "de")));
        assertThat(refusal(changed.get(0))).startsWith("INSUFFICIENT_ACCESS");
    }

    @Test
    void theTypeOfARecordIsForLife() {
        upsert(profile("EP1"));
        assertThat(refusal(upsert(profile("EP1", "object_type__v.api_name__v", "engage_staff_profile__v"))))
                .isEqualTo("INVALID_DATA: The type of a record cannot be changed");
    }

    @Test
    void migrationModeNeedsItsOwnPermission() {
        var key = PROFILE.required("vexternal_id__v");
        assertThatThrownBy(() -> write(Write.upsert(SYNC, PROFILE, key, true), List.of(profile("EP1"))))
                .isInstanceOf(CallRefused.class);
        write(
                Write.upsert(ADMIN, PROFILE, key, true),
                List.of(profile("EP1", "created_date__v", "2020-01-01T00:00:00.000Z", "status__v", "inactive__v")));
        assertThat(read("EP1").show(PROFILE.required("created_date__v"))).isEqualTo("2020-01-01T00:00:00.000Z");
    }

    @Test
    void updatesByIdAndRefusesUnknownAndRepeatedRecords() {
        upsert(profile("EP1"));
        List<Outcome> outcomes = write(
                Write.update(SYNC, PROFILE, PROFILE.id(), false),
                List.of(
                        Map.of("id", "V6P000000000001", "title__v", "Head"),
                        Map.of("id", "V6P000000000001", "title__v", "Chief"),
                        Map.of("id", "V6P000000000002", "title__v", "Head")));
        assertThat(outcomes.get(0)).isEqualTo(new Outcome.Updated("V6P000000000001"));
        assertThat(refusal(outcomes.get(1))).contains("named more than once");
        assertThat(refusal(outcomes.get(2))).isEqualTo("INVALID_DATA: The resource [V6P000000000002] does not exist");
        assertThat(read("EP1").get(PROFILE.required("title__v"))).isEqualTo("Head");
    }

    @Test
    void plainCreatesKeepUniqueFieldsUnique() {
        List<Outcome> outcomes =
                write(Write.create(SYNC, PROFILE, false), List.of(profile("EP1"), profile("EP1"), profile("EP2")));
        assertThat(outcomes)
                .extracting(o -> o.getClass().getSimpleName())
                .containsExactly("Created", "Refused", "Created");
        assertThat(refusal(write(Write.create(SYNC, PROFILE, false), List.of(profile("EP2")))
                        .get(0)))
                .contains("unique field [vexternal_id__v]");
        assertThat(count(PROFILE)).isEqualTo(2);
    }

    @Test
    void anUpsertThatNamesARecordTwiceOrIsTooLargeFailsWhole() {
        assertThatThrownBy(() -> upsert(List.of(profile("EP1"), profile("EP1"))))
                .isInstanceOf(CallRefused.class)
                .hasMessageContaining("occurs twice");
        assertThatThrownBy(() -> upsert(
                        IntStream.range(0, 501).mapToObj(i -> profile("EP" + i)).toList()))
                .isInstanceOf(CallRefused.class);
        assertThat(count(PROFILE)).isZero();
        assertThat(upsert(
                        IntStream.range(0, 500).mapToObj(i -> profile("EP" + i)).toList()))
                .hasSize(500);
    }

    @Test
    void parallelUpsertsOfTheSameKeysEndWithOneRecordEach() throws Exception {
        int threads = 4;
        try (var pool = Executors.newFixedThreadPool(threads)) {
            var calls = new ArrayList<java.util.concurrent.Callable<List<Outcome>>>();
            for (int i = 0; i < threads * 5; i++) {
                String field = i % 2 == 0 ? "title__v" : "degree__v";
                String value = "by " + i;
                calls.add(() -> upsert(IntStream.range(0, 200)
                        .mapToObj(k -> profile("EP" + k, field, value))
                        .toList()));
            }
            long created = 0;
            for (var call : pool.invokeAll(calls)) {
                created += call.get().stream()
                        .filter(Outcome.Created.class::isInstance)
                        .count();
                assertThat(call.get()).noneMatch(Outcome.Refused.class::isInstance);
            }
            assertThat(created).isEqualTo(200);
        }
        assertThat(count(PROFILE)).isEqualTo(200);
        assertThat(read("EP7").get(PROFILE.required("title__v"))).isNotNull();
        assertThat(read("EP7").get(PROFILE.required("degree__v"))).isNotNull();
    }

    @Test
    void loadsOnceAndNamesWhatDoesNotFit() {
        var accounts = List.of(
                Map.of("id", "V4S000000000123", "name__v", "Another name"),
                Map.of("id", "V4S000000000124", "name__v", "Dr. B"));
        assertThat(crm.load("account__v", accounts.iterator())).isEqualTo(1);
        assertThat(crm.load(
                        "user__sys",
                        Stream.of(Map.of("username__sys", "rep@x", "name__v", "Rep"))
                                .iterator()))
                .isZero();
        var nameless = List.of(Map.of("id", "V4S000000000125"));
        assertThatThrownBy(() -> crm.load("account__v", nameless.iterator()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("name__v");
    }

    @Test
    @Rule("N13")
    void stickyFaultsHitTheSameShareOfRecordsEveryTime() {
        crm.faults().set(List.of(new RecordFault(PROFILE.name(), 0, 0.2, null, "OPERATION_NOT_ALLOWED", "Sticky")));
        var records = IntStream.range(0, 500).mapToObj(i -> profile("EP" + i)).toList();
        List<Outcome> first = upsert(records);
        List<Outcome> second = upsert(records);
        long hit = first.stream().filter(Outcome.Refused.class::isInstance).count();
        assertThat(hit).isBetween(60L, 140L);
        for (int i = 0; i < 500; i++) {
            assertThat(second.get(i) instanceof Outcome.Refused).isEqualTo(first.get(i) instanceof Outcome.Refused);
        }
        assertThat(crm.failures().all()).hasSize((int) hit).allMatch(e -> e.failures() == 2);
        crm.faults().set(List.of());
        assertThat(upsert(records)).noneMatch(Outcome.Refused.class::isInstance);
        assertThat(crm.failures().all()).isEmpty();
    }

    @Test
    void randomFaultsAreDrawnAnewForEachAttemptAndRepeatWithTheSeed() {
        var fault = new RecordFault(PROFILE.name(), 0.3, 0, null, "INVALID_DATA", "Random");
        crm.faults().set(List.of(fault));
        var records = IntStream.range(0, 400).mapToObj(i -> profile("EP" + i)).toList();
        var first =
                upsert(records).stream().map(Outcome.Refused.class::isInstance).toList();
        var second =
                upsert(records).stream().map(Outcome.Refused.class::isInstance).toList();
        assertThat(first.stream().filter(b -> b).count()).isBetween(80L, 160L);
        assertThat(second).isNotEqualTo(first);
        try (var other = new MemoryRecords(SCHEMA)) {
            Crm again = new Crm(SCHEMA, PermissionSets.vault(SCHEMA), other, clock, 42);
            again.load(
                    "account__v",
                    Stream.of(Map.of("id", "V4S000000000123", "name__v", "Dr. A"))
                            .iterator());
            again.faults().set(List.of(fault));
            var shuffled = new ArrayList<>(records);
            java.util.Collections.reverse(shuffled);
            var reversed = new ArrayList<>(again.write(byKey(), drafts(again, PROFILE, shuffled)).stream()
                    .map(Outcome.Refused.class::isInstance)
                    .toList());
            java.util.Collections.reverse(reversed);
            assertThat(reversed).isEqualTo(first);
        }
    }

    @Test
    void matchingFaultsHitOnlyWhatAgrees() {
        crm.faults()
                .set(List.of(new RecordFault(
                        PROFILE.name(),
                        0,
                        0,
                        Map.of("object_type__v", "engage_staff_profile__v", "title__v", "Head"),
                        "INVALID_DATA",
                        "No heads")));
        assertThat(upsert(profile("EP1", "title__v", "Head"))).isInstanceOf(Outcome.Created.class);
        assertThat(upsert(profile("EP2", "object_type__v.api_name__v", "engage_staff_profile__v")))
                .isInstanceOf(Outcome.Created.class);
        assertThat(refusal(upsert(without(profile("EP2", "title__v", "Head"), "object_type__v.api_name__v"))))
                .isEqualTo("INVALID_DATA: No heads");
        assertThat(crm.failures().all())
                .containsExactly(new FailedWrites.Entry(PROFILE.name(), "EP2", 1, "INVALID_DATA"));
    }

    private Outcome upsert(Map<String, @Nullable Object> record) {
        return upsert(List.of(record)).get(0);
    }

    private List<Outcome> upsert(List<Map<String, @Nullable Object>> records) {
        return crm.write(byKey(), drafts(crm, PROFILE, records));
    }

    private static Write byKey() {
        return Write.upsert(SYNC, PROFILE, PROFILE.required("vexternal_id__v"), false);
    }

    private List<Outcome> write(Write write, List<? extends Map<String, ?>> records) {
        return crm.write(write, drafts(crm, write.object(), records));
    }

    private static List<Draft> drafts(Crm crm, CrmObject object, List<? extends Map<String, ?>> records) {
        return records.stream()
                .map(record -> {
                    Draft draft = crm.draft(object);
                    record.forEach(draft::set);
                    return draft;
                })
                .toList();
    }

    private Row read(String externalId) {
        long id = store.ids(PROFILE, PROFILE.required("vexternal_id__v"), List.of(externalId))
                .getOrDefault(externalId, 0L);
        return crm.read(ADMIN, PROFILE, PROFILE.id().show(id).toString()).orElseThrow();
    }

    private long count(CrmObject object) {
        return crm.count(new Selection(object, List.of(object.id()), null, List.of()));
    }

    private static String refusal(Outcome outcome) {
        assertThat(outcome).isInstanceOf(Outcome.Refused.class);
        var refused = (Outcome.Refused) outcome;
        return refused.type() + ": " + refused.message();
    }

    private static Map<String, @Nullable Object> profile(String externalId, Object... more) {
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

    private static Map<String, @Nullable Object> without(Map<String, @Nullable Object> record, String field) {
        record.remove(field);
        return record;
    }

    private static Map<String, @Nullable Object> cleared(Map<String, @Nullable Object> record, String field) {
        record.put(field, null);
        return record;
    }

    private static Map<String, Object> connection(String externalId, String profile, String user) {
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
