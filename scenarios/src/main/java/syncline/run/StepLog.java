package syncline.run;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.DoubleSupplier;
import java.util.function.Function;

/** Tells of each step as it begins and ends, and notes it in the results. Safe for use by many threads. */
public final class StepLog {
    private final Progress progress;
    private final RunRecord record;
    private final DoubleSupplier seconds;
    private final AtomicInteger begun = new AtomicInteger();

    /** @param seconds since the run began */
    public StepLog(Progress progress, RunRecord record, DoubleSupplier seconds) {
        this.progress = progress;
        this.record = record;
        this.seconds = seconds;
    }

    /**
     * Where a step stands in the results.
     *
     * @param number from 1, in the order in which steps begin
     * @param lane 0, or the line of a step that is done together with others
     */
    public record Place(int number, int lane) {}

    /**
     * A step that is under way.
     *
     * @param name what to call it, if it gets no other name
     * @param start in seconds since the run began
     */
    public record Taking(Place place, String name, Progress.Line line, double start) {
        /** Its number in the results. */
        public int number() {
            return place.number;
        }
    }

    /**
     * How a step ended.
     *
     * @param name what to call it in the results
     * @param words what came of it, in a few words
     */
    public record Ended(String name, String words) {}

    /** A step did not come to its end; the results say so already. */
    public static final class Broke extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Broke(RuntimeException cause) {
            super(cause);
        }
    }

    /** The place of the next step, which begins now. */
    public Place next() {
        return next(0);
    }

    /** The place of the next step, in a lane. */
    public Place next(int lane) {
        return new Place(begun.incrementAndGet(), lane);
    }

    /**
     * Takes a step.
     *
     * @param expected records that are likely to be read, 0 if unknown
     * @param work does it, and says in a few words what came of it
     * @throws Broke if the work throws
     */
    public void take(Place place, String name, long expected, Function<Taking, String> work) {
        takeNamed(place, name, expected, taking -> new Ended(name, work.apply(taking)));
    }

    /** Takes a step that is called by another name once it has ended. */
    public void takeNamed(Place place, String name, long expected, Function<Taking, Ended> work) {
        var taking = begin(place, name, expected);
        try {
            end(taking, work.apply(taking));
        } catch (RuntimeException e) {
            throw broke(taking, e);
        }
    }

    /** Begins a step that is ended later. */
    public Taking begin(Place place, String name, long expected) {
        return new Taking(place, name, progress.begins(place.number, name, expected), seconds.getAsDouble());
    }

    /** A step has ended. */
    public void end(Taking taking, Ended ended) {
        taking.line.ends(ended.words());
        note(taking, ended.name());
    }

    /** A step cannot go on. */
    public Broke broke(Taking taking, RuntimeException e) {
        taking.line.ends("broke: " + why(e));
        note(taking, taking.name);
        record.invalid("The run broke in step %d: %s.".formatted(taking.number(), why(e)));
        return new Broke(e);
    }

    private void note(Taking taking, String name) {
        double lasted = seconds.getAsDouble() - taking.start;
        record.step(new syncline.report.Step(taking.number(), name, taking.start, lasted, taking.place.lane));
    }

    /** Who is told. */
    public Progress progress() {
        return progress;
    }

    /** What is noted. */
    public RunRecord record() {
        return record;
    }

    /** What to say of an exception: its message, or its name. */
    public static String why(RuntimeException e) {
        String message = e.getMessage();
        return message == null ? e.getClass().getSimpleName() : message;
    }
}
