package syncline.sync.rules;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/**
 * When scheduled syncs are due (A2 to A5). Days and weeks are counted on the calendar of the zone, so that a run at 02:00 stays at
 * 02:00 when clocks change; a time that a day skips comes as much later as was skipped, a time that a day has twice comes at the
 * first. Hours are hours that pass.
 *
 * @param from the first due time, as clocks in {@code zone} show it
 * @param zone the integration user's, as it was when the schedule was made (A4)
 */
public record Schedule(Every every, LocalDateTime from, ZoneId zone) {
    private static final Every DAILY = new Every(1, Every.Unit.DAYS);
    private static final LocalTime AT_NIGHT = LocalTime.of(2, 0);

    /** A5: every night at two, from the night of the day it is made on. */
    public static Schedule nightly(Instant now, ZoneId zone) {
        return at(DAILY, AT_NIGHT, now, zone);
    }

    /** Due at a time of day, from the day it is made on. */
    public static Schedule at(Every every, LocalTime time, Instant now, ZoneId zone) {
        return new Schedule(every, now.atZone(zone).toLocalDate().atTime(time), zone);
    }

    /** The first due time after {@code time}, empty if there is none any more (A3). */
    public Optional<Instant> next(Instant time) {
        return around(time).filter(due -> due.isAfter(time)).findFirst();
    }

    /** The last due time up to {@code time} and at it, empty if there was none. */
    public Optional<Instant> last(Instant time) {
        return around(time).filter(due -> !due.isAfter(time)).reduce((earlier, later) -> later);
    }

    /** Some due times in order, among them the last up to {@code time} and the first after it, as far as there are these. */
    private Stream<Instant> around(Instant time) {
        if (every.count() == 0) {
            return Stream.empty();
        }
        long passed = passed(time) / every.count();
        return LongStream.rangeClosed(Math.max(0, passed - 2), Math.max(0, passed + 2))
                .mapToObj(this::due);
    }

    private long passed(Instant time) {
        return switch (every.unit()) {
            case HOURS -> Duration.between(start(), time).toHours();
            case DAYS -> ChronoUnit.DAYS.between(from, time.atZone(zone).toLocalDateTime());
            case WEEKS -> ChronoUnit.WEEKS.between(from, time.atZone(zone).toLocalDateTime());
        };
    }

    private Instant due(long repetition) {
        long steps = repetition * every.count();
        return switch (every.unit()) {
            case HOURS -> start().plus(Duration.ofHours(steps));
            case DAYS -> from.plusDays(steps).atZone(zone).toInstant();
            case WEEKS -> from.plusWeeks(steps).atZone(zone).toInstant();
        };
    }

    private Instant start() {
        return from.atZone(zone).toInstant();
    }
}
