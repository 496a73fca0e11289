package syncline.sync.run;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import syncline.sync.http.JsonClient;
import syncline.sync.vault.AccessRefused;

/** Going on without what the integration user may not read. */
final class Refused {
    private Refused() {}

    /** {@code read}, or {@code otherwise} where the right is missing; every other failure stays one. */
    static <T extends @Nullable Object> CompletionStage<T> instead(
            CompletionStage<T> read, Function<AccessRefused, T> otherwise) {
        return read.exceptionallyCompose(failure -> JsonClient.cause(failure) instanceof AccessRefused refused
                ? CompletableFuture.completedFuture(otherwise.apply(refused))
                : CompletableFuture.failedFuture(failure));
    }
}
