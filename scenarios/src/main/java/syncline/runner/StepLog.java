package syncline.runner;

import java.util.function.DoubleSupplier;
import java.util.function.Supplier;

/** Tells of each step as it begins and ends, and notes it in the results. */
record StepLog(Progress progress, RunRecord record, DoubleSupplier seconds) {

    /**
     * How a step ended.
     *
     * @param name what to call it in the results
     * @param words what came of it, in a few words
     */
    record Ended(String name, String words) {}

    /**
     * Takes a step.
     *
     * @param expected records that are likely to be read, 0 if unknown
     * @param work does it, and says in a few words what came of it
     */
    void take(String name, long expected, Supplier<String> work) {
        takeNamed(name, expected, () -> new Ended(name, work.get()));
    }

    /** Takes a step that is called by another name once it has ended. */
    void takeNamed(String name, long expected, Supplier<Ended> work) {
        double start = seconds.getAsDouble();
        progress.begins(name, expected);
        var ended = work.get();
        progress.ends(ended.words());
        record.step(new syncline.report.Step(
                record.stepsDone() + 1, ended.name(), start, seconds.getAsDouble() - start, 0));
    }
}
