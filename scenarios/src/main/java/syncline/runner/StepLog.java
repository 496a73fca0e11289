package syncline.runner;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.DoubleSupplier;
import java.util.function.Function;

/** Tells of each step as it begins and ends, and notes it in the results. Safe for use by many threads. */
final class StepLog {
    private final Progress progress;
    private final RunRecord record;
    private final DoubleSupplier seconds;
    private final AtomicInteger begun = new AtomicInteger();

    /** @param seconds real time since the run began */
    StepLog(Progress progress, RunRecord record, DoubleSupplier seconds) {
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
    record Place(int number, int lane) {}

    /** A step that is under way. */
    record Taking(int number, Progress.Line line) {}

    /**
     * How a step ended.
     *
     * @param name what to call it in the results
     * @param words what came of it, in a few words
     */
    record Ended(String name, String words) {}

    /** A step did not come to its end; the results say so already. */
    static final class Broke extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Broke(RuntimeException cause) {
            super(cause);
        }
    }

    /** The place of the next step, which begins now. */
    Place next() {
        return next(0);
    }

    /** The place of the next step, in a lane. */
    Place next(int lane) {
        return new Place(begun.incrementAndGet(), lane);
    }

    /**
     * Takes a step.
     *
     * @param expected records that are likely to be read, 0 if unknown
     * @param work does it, and says in a few words what came of it
     * @throws Broke if the work throws
     */
    void take(Place place, String name, long expected, Function<Taking, String> work) {
        takeNamed(place, name, expected, taking -> new Ended(name, work.apply(taking)));
    }

    /** Takes a step that is called by another name once it has ended. */
    void takeNamed(Place place, String name, long expected, Function<Taking, Ended> work) {
        double start = seconds.getAsDouble();
        var line = progress.begins(place.number, name, expected);
        try {
            var ended = work.apply(new Taking(place.number, line));
            line.ends(ended.words());
            note(place, ended.name(), start);
        } catch (RuntimeException e) {
            line.ends("broke: " + why(e));
            note(place, name, start);
            record.invalid("The run broke in step %d: %s.".formatted(place.number, why(e)));
            throw new Broke(e);
        }
    }

    private void note(Place place, String name, double start) {
        record.step(new syncline.report.Step(place.number, name, start, seconds.getAsDouble() - start, place.lane));
    }

    Progress progress() {
        return progress;
    }

    RunRecord record() {
        return record;
    }

    static String why(RuntimeException e) {
        String message = e.getMessage();
        return message == null ? e.getClass().getSimpleName() : message;
    }
}
