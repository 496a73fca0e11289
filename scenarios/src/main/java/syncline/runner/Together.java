package syncline.runner;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executors;
import java.util.function.BiConsumer;
import syncline.run.StepLog;
import syncline.run.StepLog.Place;
import syncline.runner.LabCalls.LabFailed;
import syncline.scenario.Step;

/** Takes several steps at once, each in a thread of its own. */
record Together(StepLog log) {

    /**
     * Takes them all, and returns when all have ended. One that breaks does not stop the others.
     *
     * @param take takes one of them
     * @throws RuntimeException what the first that broke threw, once all have ended
     */
    void take(List<Step> steps, BiConsumer<Step, Place> take) {
        var threads = Executors.newThreadPerTaskExecutor(
                Thread.ofPlatform().name("step-", 1).daemon().factory());
        try {
            var underWay = new ArrayList<CompletableFuture<?>>();
            for (int lane = 0; lane < steps.size(); lane++) {
                var step = steps.get(lane);
                var place = log.next(lane);
                underWay.add(CompletableFuture.runAsync(() -> take.accept(step, place), threads));
            }
            CompletableFuture.allOf(underWay.toArray(CompletableFuture[]::new)).join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException broke ? broke : new LabFailed("A step broke", e);
        } finally {
            threads.shutdown();
        }
    }
}
