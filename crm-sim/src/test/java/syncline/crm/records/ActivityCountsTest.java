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
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import syncline.crm.schema.CrmObject;
import syncline.crm.schema.Schema;
import syncline.crm.security.PermissionSets;
import syncline.lab.LabClock;
import syncline.lab.Rule;
import syncline.lab.db.TestDatabase;

/** The counts of an invite follow its activities, on every store. */
@ParameterizedClass
@EnumSource
class ActivityCountsTest {
    private static final Schema SCHEMA = Schema.vault();
    private static final CrmObject MESSAGE = SCHEMA.required("sent_message__v");
    private static final CrmObject ACTIVITY = SCHEMA.required("message_activity__v");
    private static final int MESSAGES = 20;
    private static final String UNCOUNTED = "0 false, 0 false";

    /** Where records are kept. */
    enum Store {
        MEMORY,
        H2,
        POSTGRES;

        RecordStore open() {
            return switch (this) {
                case MEMORY -> new MemoryRecords(SCHEMA);
                case H2 -> SqlRecords.open(TestDatabase.H2.empty(), SCHEMA, 4);
                case POSTGRES -> SqlRecords.open(TestDatabase.POSTGRES.empty(), SCHEMA, 4);
            };
        }
    }

    private final LabClock clock = LabClock.over(Clock.fixed(Instant.parse("2026-03-01T12:00:00Z"), ZoneOffset.UTC));
    private final RecordStore store;
    private final Crm crm;

    ActivityCountsTest(Store stores) {
        store = stores.open();
        crm = new Crm(SCHEMA, PermissionSets.vault(SCHEMA), store, clock, 42);
    }

    @BeforeEach
    void share() {
        crm.load(
                "sent_message__v",
                IntStream.rangeClosed(1, MESSAGES)
                        .mapToObj(i -> Map.of(
                                "name__v",
                                "Invite " + i,
                                "vexternal_id__v",
                                link(i),
                                "object_type__v.api_name__v",
                                "engage_connection_invite__v"))
                        .iterator());
        clock.advance(Duration.ofHours(1));
    }

    @AfterEach
    void stop() {
        store.close();
    }

    @Test
    @Rule({"J17", "J18"})
    void aMessageWithoutActivitiesHasCountsOfZero() {
        assertThat(counts(1)).isEqualTo(UNCOUNTED);
    }

    @Test
    @Rule({"J12", "J17"})
    void everyClickCountsAndNoneOfAnotherMessage() {
        write(clicked("EH1", 1), clicked("EH2", 1), clicked("EH3", 2));
        write(clicked("EH4", 1));
        assertThat(counts(1)).isEqualTo("3 true, 0 false");
        assertThat(counts(2)).isEqualTo("1 true, 0 false");
        assertThat(counts(3)).isEqualTo(UNCOUNTED);
    }

    @Test
    @Rule("J18")
    void viewsCountApartFromClicks() {
        write(activity("EH1", 1, "viewed__v"), activity("EH2", 1, "viewed__v"), clicked("EH3", 2));
        assertThat(counts(1)).isEqualTo("0 false, 2 true");
        assertThat(counts(2)).isEqualTo("1 true, 0 false");
    }

    @Test
    @Rule({"J17", "J26"})
    void anActivityThatIsSentAgainCountsOnce() {
        write(clicked("EH1", 1));
        write(clicked("EH1", 1), clicked("EH2", 1));
        assertThat(counts(1)).isEqualTo("2 true, 0 false");
        assertThat(crm.count(new Selection(ACTIVITY, List.of(), null, List.of())))
                .isEqualTo(2);
    }

    @Test
    @Rule({"J17", "J18"})
    void anActivityThatChangesItsMessageOrItsKindIsCountedAnew() {
        write(clicked("EH1", 1), clicked("EH2", 1));
        write(clicked("EH1", 2), activity("EH2", 1, "viewed__v"));
        assertThat(counts(1)).isEqualTo("0 false, 1 true");
        assertThat(counts(2)).isEqualTo("1 true, 0 false");
        write(activity("EH1", null, "clicked__v"));
        assertThat(counts(2)).isEqualTo(UNCOUNTED);
    }

    @Test
    @Rule("J17")
    void deletedActivitiesAndRefusedOnesDoNotCount() {
        write(clicked("EH1", 1), clicked("EH2", 1));
        Draft gone = crm.draft(ACTIVITY);
        gone.set("vexternal_id__v", "EH1");
        crm.delete(crm.system(), ACTIVITY, ACTIVITY.required("vexternal_id__v"), List.of(gone));
        assertThat(counts(1)).isEqualTo("1 true, 0 false");
        assertThat(write(activity("EH3", 1, "forwarded__v"), clicked("EH4", MESSAGES + 1)))
                .hasOnlyElementsOfType(Outcome.Refused.class);
        assertThat(counts(1)).isEqualTo("1 true, 0 false");
    }

    @Test
    @Rule("J17")
    void aMessageIsModifiedWhenItsCountsAreSoThatDevicesLearnOfIt() {
        write(clicked("EH1", 1));
        assertThat(message(1).get(MESSAGE.required("modified_date__v"))).isEqualTo(clock.millis());
        assertThat(message(2).get(MESSAGE.required("modified_date__v"))).isNotEqualTo(clock.millis());
    }

    @Test
    @Rule({"J17", "J18"})
    void staysTrueUnderParallelBatches() throws Exception {
        try (var pool = Executors.newFixedThreadPool(4)) {
            var calls = new ArrayList<Callable<List<Outcome>>>();
            for (int i = 0; i < 40; i++) {
                var random = new SplittableRandom(i);
                calls.add(() -> write(IntStream.range(0, 100)
                        .filter(k -> random.nextInt(3) == 0)
                        .mapToObj(k -> activity(
                                "EH" + k,
                                random.nextInt(10) == 0 ? null : 1 + random.nextInt(MESSAGES),
                                random.nextInt(4) == 0 ? "viewed__v" : "clicked__v"))
                        .toArray(Draft[]::new)));
            }
            for (var call : pool.invokeAll(calls)) {
                assertThat(call.get()).noneMatch(Outcome.Refused.class::isInstance);
            }
        }
        for (int i = 1; i <= MESSAGES; i++) {
            long clicks = activities(i, "clicked__v");
            long views = activities(i, "viewed__v");
            assertThat(counts(i)).isEqualTo("%d %s, %d %s".formatted(clicks, clicks > 0, views, views > 0));
        }
    }

    private long activities(int message, String kind) {
        var of = new Filter.Compare(
                ACTIVITY.required("sent_message__v"),
                Filter.Comparison.EQUAL,
                message(message).id());
        var are = new Filter.Compare(ACTIVITY.required("activity__v"), Filter.Comparison.EQUAL, kind);
        return crm.count(new Selection(ACTIVITY, List.of(), new Filter.And(List.of(of, are)), List.of()));
    }

    private List<Outcome> write(Draft... drafts) {
        var write = Write.upsert(crm.system(), ACTIVITY, ACTIVITY.required("vexternal_id__v"), false);
        return crm.write(write, Arrays.asList(drafts));
    }

    private Draft clicked(String hit, int message) {
        return activity(hit, message, "clicked__v");
    }

    private Draft activity(String hit, @Nullable Integer message, String kind) {
        Draft draft = crm.draft(ACTIVITY);
        draft.set("vexternal_id__v", hit);
        draft.set("name__v", hit);
        draft.set("activity__v", kind);
        draft.set("sent_message__vr.vexternal_id__v", message == null ? null : link(message));
        return draft;
    }

    private String counts(int message) {
        Row row = message(message);
        return "%s %s, %s %s"
                .formatted(
                        row.get(MESSAGE.required("click_count__v")),
                        row.get(MESSAGE.required("clicked__v")),
                        row.get(MESSAGE.required("view_count__v")),
                        row.get(MESSAGE.required("viewed__v")));
    }

    private Row message(int number) {
        return store.one(MESSAGE, MESSAGE.required("vexternal_id__v"), link(number))
                .orElseThrow();
    }

    private static String link(int number) {
        return "EL%09d".formatted(number);
    }
}
