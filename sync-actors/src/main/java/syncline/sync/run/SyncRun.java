package syncline.sync.run;

import akka.Done;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import syncline.sync.rules.CrmUser;
import syncline.sync.rules.Scope;

/** One sync from its start to the end of its last partition. */
final class SyncRun {
    private SyncRun() {}

    /** Runs all partitions at once; fails with the first failure that ends the sync, after every partition has ended. */
    static CompletionStage<Done> run(
            Tools tools, int number, Scope scope, @Nullable Instant watermark, Progress progress) {
        return tools.crm().users().thenCompose(users -> {
            var context = new RunContext(number, scope, watermark, byUsername(users), progress, tools);
            var partitions = IntStream.range(0, tools.partitions())
                    .mapToObj(index -> new Partition(context, index).run().toCompletableFuture())
                    .toArray(CompletableFuture<?>[]::new);
            return CompletableFuture.allOf(partitions).thenApply(all -> Done.getInstance());
        });
    }

    private static Map<String, CrmUser> byUsername(List<CrmUser> users) {
        return users.stream().collect(Collectors.toMap(CrmUser::username, Function.identity()));
    }
}
