package syncline.virtual.sync;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Runs rounds of lanes side by side. */
record LaneThreads(ExecutorService threads) {
    /**
     * Runs all of them to their end.
     *
     * @throws IllegalStateException if one broke, or the thread was interrupted
     */
    void run(List<Runnable> rounds) {
        if (rounds.size() == 1) {
            rounds.getFirst().run();
            return;
        }
        List<Callable<Object>> all = rounds.stream().map(Executors::callable).toList();
        try {
            for (var done : threads.invokeAll(all)) {
                done.get();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while a sync ran", e);
        } catch (ExecutionException e) {
            throw new IllegalStateException("A lane of a sync broke", e.getCause());
        }
    }
}
