package syncline.crm.records;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import syncline.crm.faults.FailedWrites;
import syncline.crm.faults.RecordFault;
import syncline.crm.security.PermissionSets;
import syncline.lab.Rule;
import syncline.lab.db.TestDatabase;

/** Which records faults refuse. */
@ParameterizedClass
@EnumSource
class CrmFaultsTest extends WithCrm {
    CrmFaultsTest(TestDatabase databases) {
        super(databases);
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
}
