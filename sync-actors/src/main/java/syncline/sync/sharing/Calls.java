package syncline.sync.sharing;

import akka.actor.typed.ActorSystem;
import akka.japi.function.Function;
import akka.stream.javadsl.Sink;
import akka.stream.javadsl.Source;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.stream.IntStream;

/** Many calls, a few at a time. */
record Calls(ActorSystem<?> system) {
    private static final int AT_ONCE = 8;

    /** The answers are in the order of what was asked; fails with the first failure. */
    <T, R> CompletionStage<List<R>> each(Collection<T> all, Function<T, CompletionStage<R>> call) {
        return all.isEmpty()
                ? CompletableFuture.completedFuture(List.of())
                : Source.from(all).mapAsync(AT_ONCE, call).runWith(Sink.seq(), system);
    }

    /** The same for calls that take many at once, up to {@code most}, and answer each. */
    <T, R> CompletionStage<List<R>> chunked(
            List<T> all, int most, Function<List<T>, ? extends CompletionStage<List<R>>> call) {
        return each(chunks(all, most), call::apply)
                .thenApply(answers -> answers.stream().flatMap(List::stream).toList());
    }

    /** The same elements in lists of up to {@code most}. */
    static <T> List<List<T>> chunks(List<T> all, int most) {
        return IntStream.range(0, (all.size() + most - 1) / most)
                .mapToObj(i -> all.subList(i * most, Math.min(all.size(), (i + 1) * most)))
                .toList();
    }
}
