package syncline.crm.records;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import syncline.crm.schema.CrmObject;
import syncline.crm.schema.Schema;
import syncline.crm.security.PermissionSets;
import syncline.lab.LabClock;
import syncline.lab.Rule;

/** An account's Engage profile status follows its profiles, on every store. */
abstract class EngageProfileStatusContract {
    static final Schema SCHEMA = Schema.vault();
    private static final CrmObject ACCOUNT = SCHEMA.required("account__v");
    private static final CrmObject PROFILE = SCHEMA.required("engage_profile__v");
    private static final int ACCOUNTS = 40;

    private final LabClock clock = LabClock.over(Clock.fixed(Instant.parse("2026-03-01T12:00:00Z"), ZoneOffset.UTC));
    private RecordStore store;
    private Crm crm;

    abstract RecordStore open();

    @BeforeEach
    void start() {
        store = open();
        crm = new Crm(SCHEMA, PermissionSets.vault(SCHEMA), store, clock, 42);
        crm.load(
                "account__v",
                IntStream.rangeClosed(1, ACCOUNTS)
                        .mapToObj(i -> Map.of("id", account(i), "name__v", "Dr. " + i))
                        .iterator());
        clock.advance(Duration.ofHours(1));
    }

    @AfterEach
    void stop() {
        store.close();
    }

    @Test
    @Rule("H4")
    void isActiveWithALinkedProfileAndEmptyWithout() {
        assertThat(active()).isEmpty();
        write(
                profile("EP1", 1, "connected__v"),
                profile("EP2", 2, "not_connected__v"),
                profile("EP3", 3, "deleted__v"));
        write(profile("EP4", 4, null), profile("EP5", null, "connected__v"));
        assertThat(active()).containsExactly(1, 2, 4);
    }

    @Test
    @Rule("H4")
    void anAccountLosesItOnlyWithItsLastProfileThatIsNotDeleted() {
        write(profile("EP1", 1, "connected__v"), profile("EP2", 1, "connected__v"));
        write(profile("EP1", 1, "deleted__v"));
        assertThat(active()).containsExactly(1);
        write(profile("EP2", null, "deleted__v"));
        assertThat(active()).isEmpty();
        write(profile("EP1", 1, "connected__v"));
        assertThat(active()).containsExactly(1);
    }

    @Test
    @Rule("H4")
    void followsAProfileFromOneAccountToAnother() {
        write(profile("EP1", 1, "connected__v"), profile("EP2", 2, "connected__v"));
        write(profile("EP1", 3, "connected__v"));
        assertThat(active()).containsExactly(2, 3);
        write(profile("EP1", 2, "connected__v"), profile("EP2", 3, "connected__v"));
        assertThat(active()).containsExactly(2, 3);
        write(
                profile("EP1", 1, "connected__v"),
                profile("EP3", 2, "connected__v"),
                profile("EP2", null, "connected__v"));
        assertThat(active()).containsExactly(1, 2);
    }

    @Test
    @Rule("H4")
    void movesTheModifiedDateOfTheAccountOnlyWhenItChanges() {
        write(profile("EP1", 1, "connected__v"));
        Object first = modified(1);
        assertThat(first).isNotEqualTo(modified(2)).isEqualTo(clock.millis());
        clock.advance(Duration.ofHours(1));
        write(profile("EP2", 1, "connected__v"), profile("EP1", 1, "not_connected__v"));
        assertThat(modified(1)).isEqualTo(first);
        write(profile("EP2", null, "connected__v"), profile("EP1", null, "connected__v"));
        assertThat(modified(1)).isEqualTo(clock.millis());
    }

    @Test
    @Rule("H4")
    void followsDeletionsOverTheApiAndRefusedRecordsChangeNothing() {
        write(profile("EP1", 1, "connected__v"), profile("EP2", 2, "connected__v"));
        Draft gone = crm.draft(PROFILE);
        gone.set("vexternal_id__v", "EP1");
        assertThat(crm.delete(crm.system(), PROFILE, PROFILE.required("vexternal_id__v"), List.of(gone)))
                .hasOnlyElementsOfType(Outcome.Deleted.class);
        assertThat(active()).containsExactly(2);
        assertThat(write(profile("EP3", 3, "half_connected__v"))).hasOnlyElementsOfType(Outcome.Refused.class);
        assertThat(active()).containsExactly(2);
    }

    @Test
    @Rule({"H4", "C23"})
    void aMergeOfAccountsReachesTheSurvivorWithItsProfiles() {
        write(profile("EP1", 1, "connected__v"));
        crm.merge(List.of(new AccountMerge(account(1), account(2))));
        assertThat(active()).isEmpty();
        write(profile("EP1", 2, "connected__v"));
        assertThat(active()).containsExactly(2);
        assertThat(crm.read(crm.system(), ACCOUNT, account(1))).isEmpty();
    }

    @Test
    @Rule("H4")
    void staysTrueUnderParallelBatches() throws Exception {
        try (var pool = Executors.newFixedThreadPool(4)) {
            var calls = new ArrayList<Callable<List<Outcome>>>();
            for (int i = 0; i < 60; i++) {
                var random = new SplittableRandom(i);
                calls.add(() -> write(IntStream.range(0, 60)
                        .filter(k -> random.nextInt(3) == 0)
                        .mapToObj(k -> profile(
                                "EP" + k,
                                random.nextInt(4) == 0 ? null : 1 + random.nextInt(ACCOUNTS),
                                random.nextInt(4) == 0 ? "deleted__v" : "connected__v"))
                        .toArray(Draft[]::new)));
            }
            for (var call : pool.invokeAll(calls)) {
                assertThat(call.get()).noneMatch(Outcome.Refused.class::isInstance);
            }
        }
        var linked = new TreeSet<Integer>();
        for (Row row : rows(PROFILE)) {
            if (row.get(PROFILE.required("account__v")) instanceof Long account
                    && !"deleted__v".equals(row.get(PROFILE.required("connection_status__v")))) {
                linked.add(account.intValue());
            }
        }
        assertThat(linked).hasSizeBetween(5, ACCOUNTS - 5);
        assertThat(active()).containsExactlyElementsOf(linked);
    }

    private List<Outcome> write(Draft... drafts) {
        var write = Write.upsert(crm.system(), PROFILE, PROFILE.required("vexternal_id__v"), false);
        return crm.write(write, Arrays.asList(drafts));
    }

    private Draft profile(String externalId, @Nullable Integer account, @Nullable String status) {
        Draft draft = crm.draft(PROFILE);
        draft.set("vexternal_id__v", externalId);
        draft.set("name__v", "Dr. Example");
        draft.set("object_type__v.api_name__v", "engage_hcp_profile__v");
        draft.set("account__v", account == null ? null : account(account));
        draft.set("connection_status__v", status);
        return draft;
    }

    /** The numbers of the accounts with a status, in their order. */
    private List<Integer> active() {
        return rows(ACCOUNT).stream()
                .filter(row -> "active__v".equals(row.get(ACCOUNT.required("engage_profile_status__v"))))
                .map(row -> (int) row.id())
                .toList();
    }

    private @Nullable Object modified(int number) {
        Row row = rows(ACCOUNT).get(number - 1);
        assertThat(row.id()).isEqualTo(number);
        return Objects.requireNonNull(row.get(ACCOUNT.required("modified_date__v")));
    }

    private List<Row> rows(CrmObject object) {
        return crm.select(new Selection(object, object.fields(), null, List.of()), 0, 1_000);
    }

    private static String account(int number) {
        return "V4S%012d".formatted(number);
    }
}
