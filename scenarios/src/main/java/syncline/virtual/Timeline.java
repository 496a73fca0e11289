package syncline.virtual;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.PriorityQueue;
import java.util.function.BooleanSupplier;

/**
 * The one clock of a virtual run, and the agenda of what happens when. Events are taken in the order of their times, those of the
 * same time in the order in which they were put down, and the clock jumps from one to the next: the same events give the same
 * run on every machine. Times are in milliseconds, as the lab clock's. For one thread only.
 */
public final class Timeline implements InstantSource {
    private static final Comparator<Event> ORDER =
            Comparator.comparing(Event::time).thenComparingLong(Event::number);

    private final PriorityQueue<Event> agenda = new PriorityQueue<>(ORDER);
    /** Those who only look. */
    private final PriorityQueue<Event> looks = new PriorityQueue<>(ORDER);

    private Instant now;
    private long events;

    /** @param number from 1, in the order in which events were put down */
    private record Event(Instant time, long number, Runnable happens) {}

    /** A timeline on which nothing happens yet. */
    public Timeline(Instant start) {
        this.now = start.truncatedTo(ChronoUnit.MILLIS);
    }

    /** What time it is. */
    public Instant now() {
        return now;
    }

    @Override
    public Instant instant() {
        return now;
    }

    /**
     * Puts something on the agenda.
     *
     * @param time when it happens, a fraction of a millisecond left out; now, but after what goes on, if that is past
     */
    public void at(Instant time, Runnable happens) {
        agenda.add(event(time, happens));
    }

    private Event event(Instant time, Runnable happens) {
        var wanted = time.truncatedTo(ChronoUnit.MILLIS);
        return new Event(wanted.isBefore(now) ? now : wanted, ++events, happens);
    }

    /** Puts something on the agenda for so much later; now, but after what goes on, if that is not positive. */
    public void after(Duration later, Runnable happens) {
        at(now.plus(later), happens);
    }

    /** Lets somebody look so much later who changes nothing of what others go by. */
    public void look(Duration later, Runnable looks) {
        this.looks.add(event(now.plus(later), looks));
    }

    /** When next something is due that may change what others go by; {@link Instant#MAX} if nothing is. */
    public Instant changesAt() {
        var next = agenda.peek();
        return next == null ? Instant.MAX : next.time;
    }

    /**
     * Takes one event after the other until the condition holds, which is looked at before the first and after each.
     *
     * @throws IllegalStateException if the agenda is empty first, so that the condition could never come to hold
     */
    public void runUntil(BooleanSupplier condition) {
        while (!condition.getAsBoolean()) {
            if (agenda.isEmpty() && looks.isEmpty()) {
                throw new IllegalStateException(
                        "Nothing is due after %s, and what is waited for has not come".formatted(now));
            }
            take(next().remove());
        }
    }

    /** Takes events until an episode has ended. */
    public void runUntilEnded(Episode episode) {
        runUntil(episode::ended);
    }

    /**
     * Lets time pass, with everything that is due on the way and at its end.
     *
     * @throws IllegalArgumentException if the time is negative, as time never runs backwards
     */
    public void advance(Duration time) {
        if (time.isNegative()) {
            throw new IllegalArgumentException("Time cannot go back, asked for " + time);
        }
        advanceTo(now.plus(time));
    }

    /** The same up to a time; nothing passes if it is not later than now. */
    public void advanceTo(Instant end) {
        for (var next = next().peek(); next != null && !next.time.isAfter(end); next = next().peek()) {
            take(next().remove());
        }
        now = end.isAfter(now) ? end.truncatedTo(ChronoUnit.MILLIS) : now;
    }

    /** The queue with the next event, or an empty one. */
    private PriorityQueue<Event> next() {
        var event = agenda.peek();
        var look = looks.peek();
        return look != null && (event == null || ORDER.compare(look, event) < 0) ? looks : agenda;
    }

    private void take(Event event) {
        now = event.time;
        event.happens.run();
    }
}
