package syncline.cli;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;
import syncline.sync.history.HistoryEntry;

/** Where to stop in a history: after this sync, and before what is later than this. */
record Until(int sync, Instant at) {
    static final String HELP =
            "Stop after sync N, or before what happened later than a time such as 2026-03-01T02:00 (UTC).";
    static final Until THE_END = new Until(Integer.MAX_VALUE, Instant.MAX);

    private static final String SYNC = "sync:";

    /** Whether it names a sync. */
    boolean names() {
        return sync != Integer.MAX_VALUE;
    }

    boolean isPast(HistoryEntry entry) {
        return switch (entry) {
            case HistoryEntry.Header header -> false;
            case HistoryEntry.SyncBegan began -> isPast(began.sync(), began.at());
            case HistoryEntry.Decided decided ->
                isPast(decided.offer().sync(), decided.offer().at());
            case HistoryEntry.Answered answered -> isPast(answered.sync(), answered.at());
            case HistoryEntry.Happened happened ->
                isPast(happened.event().sync(), happened.event().at());
            case HistoryEntry.SyncEnded ended -> isPast(ended.sync(), ended.at());
        };
    }

    private boolean isPast(int number, Instant time) {
        return number > sync || time.isAfter(at);
    }

    /** The nearer end of both. */
    Until and(Until other) {
        return new Until(Math.min(sync, other.sync), at.isBefore(other.at) ? at : other.at);
    }

    private static Instant time(String text) {
        try {
            return OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeException withoutZone) {
            return LocalDateTime.parse(text).toInstant(ZoneOffset.UTC);
        }
    }

    /** Reads {@code --until}. */
    static final class Converter implements ITypeConverter<Until> {
        @Override
        public Until convert(String value) {
            try {
                return value.startsWith(SYNC)
                        ? new Until(Integer.parseInt(value.substring(SYNC.length())), Instant.MAX)
                        : new Until(Integer.MAX_VALUE, time(value));
            } catch (NumberFormatException | DateTimeException e) {
                throw new TypeConversionException(
                        "'%s' is neither a sync, as in sync:17, nor a time, as in 2026-03-01T02:00".formatted(value));
            }
        }
    }

    /** Reads {@code --at}. */
    static final class TimeConverter implements ITypeConverter<Until> {
        @Override
        public Until convert(String value) {
            try {
                return new Until(Integer.MAX_VALUE, time(value));
            } catch (DateTimeException e) {
                throw new TypeConversionException(
                        "'%s' is no time. Write 2026-03-01T02:00 for UTC, or name the zone as in 2026-03-01T02:00+01:00"
                                .formatted(value));
            }
        }
    }
}
