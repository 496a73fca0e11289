package syncline.virtual.sync;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import syncline.crm.faults.RecordFault;
import syncline.lab.Rule;
import syncline.lab.http.HttpFault;
import syncline.scenario.Api;
import syncline.sync.rules.Scope;
import syncline.virtual.crm.CrmRows;

/** Every call meets the faults that are on when it is made, however far apart the lanes of a sync are. */
class FaultsOnTimeTest {
    private static final int PROFILES = 6_000;
    private static final Duration SECOND = Duration.ofSeconds(1);
    private static final Api UNEVEN =
            VirtualLab.api(5, Duration.ofMillis(800), Duration.ofSeconds(6), Duration.ofMillis(300));
    /** Writes take exactly a second, queries ten, so that two of them come before the lanes begin. */
    private static final Api EVEN = VirtualLab.api(1, SECOND, SECOND, Duration.ofSeconds(10));

    private static final HttpFault DOWN = new HttpFault(1, null, HttpFault.Answer.UNAVAILABLE);
    private static final List<RecordFault> REFUSED =
            List.of(refused("engage_profile__v"), refused("engage_connection__v"));

    private static RecordFault refused(String object) {
        return new RecordFault(object, 1, 0, Map.of(), null, null);
    }

    private static Instant begin(SyncOrder order, int millis) {
        return order.at().plusMillis(millis);
    }

    /** When each row was written that the CRM holds. */
    private static List<Instant> written(VirtualLab lab) {
        return new CrmRows(lab.crm, lab.people)
                .profilePlaces()
                .flatMap(place -> Stream.ofNullable(lab.crm.modifiedAt(place)))
                .toList();
    }

    @ParameterizedTest
    @ValueSource(ints = {1_500, 2_500, 3_500, 4_500, 5_500})
    void noLaneIsSparedAFaultThatHasBegun(int millis) {
        try (var lab = new VirtualLab(PROFILES, 42, UNEVEN, 2)) {
            var order = lab.order(Scope.FULL);
            var begins = begin(order, millis);
            lab.timeline.at(begins, () -> lab.crm.set(REFUSED));
            lab.run(order);
            assertThat(written(lab)).isNotEmpty().allMatch(time -> time.isBefore(begins));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1_500, 2_500, 3_500, 4_500, 5_500})
    void noLaneSuffersFromAFaultThatHasEnded(int millis) {
        try (var lab = new VirtualLab(PROFILES, 42, UNEVEN, 2)) {
            lab.crm.set(REFUSED);
            var order = lab.order(Scope.FULL);
            var ends = begin(order, millis);
            lab.timeline.at(ends, () -> lab.crm.set(List.of()));
            var sync = lab.run(order);
            assertThat(written(lab)).isNotEmpty().allMatch(time -> !time.isBefore(ends));
            assertThat(sync.counts().failed()).isPositive();
        }
    }

    /** The third query, which looks for rows edited by hand, goes on from 20 s to 30 s. */
    @ParameterizedTest
    @ValueSource(ints = {19_999, 20_001, 25_000, 30_000})
    void aLanesCallsMeetTheFaultsOfTheirOwnTimes(int millis) {
        try (var lab = known()) {
            var order = lab.order(Scope.INCREMENTAL);
            lab.timeline.at(begin(order, millis), () -> lab.calls.breakCrm(List.of(DOWN)));
            var sync = lab.run(order);
            assertThat(sync.cause()).contains(millis < 20_000 ? "/query" : "/vobjects/engage_profile__v");
        }
    }

    /** The write begins at 30 s, and its second try at 31.25 s. */
    @Test
    @Rule("E9")
    void aRepeatMeetsTheFaultsOfItsOwnTime() {
        assertThat(causeOfOutage(30_000, 31_000)).isNull();
        assertThat(causeOfOutage(30_000, 32_400)).isNull();
        assertThat(causeOfOutage(30_000, 32_501)).contains("503");
    }

    private static @Nullable String causeOfOutage(int begins, int ends) {
        try (var lab = known()) {
            var order = lab.order(Scope.INCREMENTAL);
            lab.timeline.at(begin(order, begins), () -> lab.calls.breakCrm(List.of(DOWN)));
            lab.timeline.at(begin(order, ends), () -> lab.calls.breakCrm(List.of()));
            return lab.run(order).cause();
        }
    }

    /** A lab of which a sync knows every record, and one profile has changed since. */
    private static VirtualLab known() {
        var lab = new VirtualLab(20, 42, EVEN, 1);
        lab.sync(Scope.FULL);
        lab.timeline.advance(Duration.ofHours(2));
        lab.people.edit(lab.people.idOf(7).orElseThrow(), e -> e.title("Head"));
        return lab;
    }
}
