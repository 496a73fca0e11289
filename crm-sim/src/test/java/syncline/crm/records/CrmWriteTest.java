package syncline.crm.records;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import syncline.lab.db.TestDatabase;

/** Other ways for records to get in: updates, plain creates and loads. */
@ParameterizedClass
@EnumSource
class CrmWriteTest extends WithCrm {
    CrmWriteTest(TestDatabase databases) {
        super(databases);
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
}
