package syncline.crm.records;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import syncline.lab.Rule;
import syncline.lab.db.TestDatabase;

/** What an upsert makes of its records. */
@ParameterizedClass
@EnumSource
class CrmUpsertTest extends WithCrm {
    CrmUpsertTest(TestDatabase databases) {
        super(databases);
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
    void theTypeOfARecordIsForLife() {
        upsert(profile("EP1"));
        assertThat(refusal(upsert(profile("EP1", "object_type__v.api_name__v", "engage_staff_profile__v"))))
                .isEqualTo("INVALID_DATA: The type of a record cannot be changed");
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
}
