package syncline.sync.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import syncline.lab.Rule;
import syncline.sync.rules.Every.Unit;

class ScheduleTest {
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    private static final LocalDateTime NIGHT = LocalDateTime.parse("2026-03-27T02:30");

    private static List<String> dues(Schedule schedule, String after, int count) {
        return Stream.iterate(
                        schedule.next(Instant.parse(after)).orElseThrow(),
                        due -> schedule.next(due).orElseThrow())
                .limit(count)
                .map(Instant::toString)
                .toList();
    }

    @Example
    @Rule("A2")
    void repeatsEveryHoursDaysOrWeeksFromItsStart() {
        var from = LocalDateTime.parse("2026-06-01T02:00");
        assertThat(dues(new Schedule(Every.parse("6h"), from, ZoneOffset.UTC), "2026-05-01T00:00:00Z", 3))
                .containsExactly("2026-06-01T02:00:00Z", "2026-06-01T08:00:00Z", "2026-06-01T14:00:00Z");
        assertThat(dues(new Schedule(Every.parse("2d"), from, ZoneOffset.UTC), "2026-06-01T02:00:00Z", 2))
                .containsExactly("2026-06-03T02:00:00Z", "2026-06-05T02:00:00Z");
        assertThat(dues(new Schedule(Every.parse("2w"), from, ZoneOffset.UTC), "2026-06-01T02:00:00.001Z", 2))
                .containsExactly("2026-06-15T02:00:00Z", "2026-06-29T02:00:00Z");
    }

    @Example
    @Rule("A3")
    void everyZeroDaysMeansThatTheNextRunDoesNotCome() {
        for (String never : List.of("0h", "0d", "0w")) {
            var schedule = new Schedule(Every.parse(never), NIGHT, BERLIN);
            assertThat(schedule.next(Instant.EPOCH)).isEmpty();
            assertThat(schedule.last(Instant.parse("2030-01-01T00:00:00Z"))).isEmpty();
        }
        assertThat(new Schedule(Every.parse("1d"), NIGHT, BERLIN).next(Instant.EPOCH))
                .isPresent();
    }

    @Example
    @Rule("A4")
    void staysAtItsHourWhenClocksGoForwardOrBack() {
        assertThat(dues(new Schedule(Every.parse("1d"), NIGHT, BERLIN), "2026-03-27T00:00:00Z", 4))
                .as("on the 29th clocks go from 02:00 to 03:00, so 02:30 comes at 03:30")
                .containsExactly(
                        "2026-03-27T01:30:00Z", "2026-03-28T01:30:00Z", "2026-03-29T01:30:00Z", "2026-03-30T00:30:00Z");
        assertThat(dues(new Schedule(Every.parse("1d"), NIGHT, BERLIN), "2026-10-24T00:00:00Z", 3))
                .as("on the 25th 02:30 comes twice, and the first is the one")
                .containsExactly("2026-10-24T00:30:00Z", "2026-10-25T00:30:00Z", "2026-10-26T01:30:00Z");
        assertThat(dues(new Schedule(Every.parse("24h"), NIGHT, BERLIN), "2026-03-28T00:00:00Z", 3))
                .as("hours are hours that pass")
                .containsExactly("2026-03-28T01:30:00Z", "2026-03-29T01:30:00Z", "2026-03-30T01:30:00Z");
    }

    @Example
    @Rule({"A4", "A5"})
    void theDefaultIsEveryNightAtTwoInTheZoneOfTheUser() {
        var tokyo = ZoneId.of("Asia/Tokyo");
        var schedule = Schedule.nightly(Instant.parse("2026-03-01T16:59:00Z"), tokyo);
        assertThat(schedule).isEqualTo(new Schedule(Every.parse("1d"), LocalDateTime.parse("2026-03-02T02:00"), tokyo));
        assertThat(dues(schedule, "2026-03-01T16:59:00Z", 2))
                .containsExactly("2026-03-01T17:00:00Z", "2026-03-02T17:00:00Z");
    }

    @Example
    void aDayThatAZoneLeftOutIsNotDueTwice() {
        var schedule =
                new Schedule(Every.parse("1d"), LocalDateTime.parse("2011-12-29T02:00"), ZoneId.of("Pacific/Apia"));
        assertThat(dues(schedule, "2011-12-01T00:00:00Z", 3))
                .containsExactly("2011-12-29T12:00:00Z", "2011-12-30T12:00:00Z", "2011-12-31T12:00:00Z");
    }

    @Example
    @Rule("A2")
    void aRepetitionIsReadAsItIsWrittenAndNothingElseIs() {
        for (String good : List.of("6h", "1d", "2w", "0d", "9999h")) {
            assertThat(Every.parse(good)).hasToString(good);
        }
        for (String bad : List.of("", "1", "d", "1m", "-1d", "1.5d", "1 d", "10000h", "1D")) {
            assertThatThrownBy(() -> Every.parse(bad))
                    .as(bad)
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("6h, 1d or 2w");
        }
    }

    @Provide
    Arbitrary<Schedule> schedules() {
        return Combinators.combine(
                        Arbitraries.integers().between(1, 60),
                        Arbitraries.of(Unit.class),
                        instants(),
                        Arbitraries.of(
                                "Etc/UTC", "Europe/Berlin", "America/St_Johns", "Australia/Lord_Howe", "Asia/Tokyo"))
                .as((count, unit, from, zone) -> new Schedule(
                        new Every(count, unit), LocalDateTime.ofInstant(from, ZoneOffset.UTC), ZoneId.of(zone)));
    }

    @Provide
    Arbitrary<Instant> instants() {
        return Arbitraries.longs()
                .between(1_577_836_800L, 1_893_456_000L)
                .map(seconds -> Instant.ofEpochSecond(seconds / 900 * 900));
    }

    @Property
    @Rule("A2")
    void theNextDueTimeIsTheFirstAfterAndTheLastIsTheOneBefore(
            @ForAll("schedules") Schedule schedule, @ForAll("instants") Instant time) {
        var next = schedule.next(time).orElseThrow();
        assertThat(next).isAfter(time);
        assertThat(schedule.last(next)).contains(next);
        assertThat(schedule.last(next.minusMillis(1))).isEqualTo(schedule.last(time));
        schedule.last(time).ifPresent(last -> {
            assertThat(last).isBeforeOrEqualTo(time);
            assertThat(schedule.next(last)).contains(next);
        });
    }

    @Property
    @Rule("A2")
    void nothingIsDueBeforeTheStart(@ForAll("schedules") Schedule schedule, @ForAll("instants") Instant time) {
        var start = schedule.from().atZone(schedule.zone()).toInstant();
        assertThat(schedule.last(start)).contains(start);
        assertThat(schedule.last(start.minusMillis(1))).isEmpty();
        assertThat(schedule.next(time).orElseThrow()).isAfterOrEqualTo(start);
    }

    @Property
    @Rule("A4")
    void daysAndWeeksKeepTheHourOfTheZoneAndHoursTheirLength(
            @ForAll("schedules") Schedule schedule, @ForAll("instants") Instant time) {
        var due = schedule.next(time).orElseThrow();
        var after = schedule.next(due).orElseThrow();
        if (schedule.every().unit() == Unit.HOURS) {
            assertThat(Duration.between(due, after))
                    .isEqualTo(Duration.ofHours(schedule.every().count()));
            return;
        }
        var shown = due.atZone(schedule.zone());
        boolean skipped = schedule.zone()
                .getRules()
                .getValidOffsets(shown.toLocalDate().atTime(schedule.from().toLocalTime()))
                .isEmpty();
        if (!skipped) {
            assertThat(shown.toLocalTime()).isEqualTo(schedule.from().toLocalTime());
        }
    }
}
