package syncline.sync;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import syncline.sync.clicks.ActivityRow;
import syncline.sync.vault.CrmPort.Answer;
import syncline.sync.vault.CrmUnavailable;

/** The rows of message_activity__v in a map, for the invites whose rows are there. */
public final class FakeActivities {
    private final Map<String, Map<String, @Nullable Object>> rows = new LinkedHashMap<>();
    private final List<List<String>> calls = new ArrayList<>();
    private final Set<String> missing = new HashSet<>();
    private Function<String, @Nullable Answer> refusal = id -> null;
    private CompletableFuture<Void> gate = CompletableFuture.completedFuture(null);
    private int callsUntilDown = Integer.MAX_VALUE;
    private boolean answersLost;

    /** The devices have not uploaded these invites yet; all others are there. */
    public synchronized void missing(String... links) {
        missing.clear();
        missing.addAll(Set.of(links));
    }

    /** Lets {@code answer} answer for a hit by its id; null accepts it. */
    public synchronized void answer(Function<String, @Nullable Answer> answer) {
        refusal = answer;
    }

    /** Takes so many more calls and is down after them. */
    public synchronized void downAfter(int more) {
        callsUntilDown = more;
    }

    /** Writes what it is sent, but its answers never arrive. */
    public synchronized void loseAnswers() {
        answersLost = true;
    }

    /** Answers calls only when the returned one is run. */
    public synchronized Runnable hold() {
        var held = new CompletableFuture<Void>();
        gate = held;
        return () -> held.complete(null);
    }

    /** All is well again, and no call was ever made. */
    public synchronized void heal() {
        missing.clear();
        refusal = id -> null;
        callsUntilDown = Integer.MAX_VALUE;
        answersLost = false;
        gate = CompletableFuture.completedFuture(null);
        calls.clear();
    }

    /** By the ids of their hits. */
    public synchronized Map<String, Map<String, @Nullable Object>> rows() {
        return new LinkedHashMap<>(rows);
    }

    /** The ids of the hits of each call. */
    public synchronized List<List<String>> calls() {
        return List.copyOf(calls);
    }

    synchronized CompletionStage<List<Answer>> upsert(List<Map<String, @Nullable Object>> records) {
        if (callsUntilDown == 0) {
            return unavailable();
        }
        callsUntilDown--;
        calls.add(records.stream()
                .map(record -> String.valueOf(record.get("vexternal_id__v")))
                .toList());
        var answers = records.stream().map(this::answer).toList();
        boolean lost = answersLost;
        return gate.thenCompose(now -> lost ? unavailable() : CompletableFuture.completedFuture(answers));
    }

    private Answer answer(Map<String, @Nullable Object> record) {
        String id = String.valueOf(record.get("vexternal_id__v"));
        var special = refusal.apply(id);
        if (special != null) {
            return special;
        }
        if (missing.contains(String.valueOf(record.get(ActivityRow.INVITE)))) {
            return new Answer.Absent();
        }
        return rows.putIfAbsent(id, record) == null ? new Answer.Written("V" + id) : new Answer.NoChange("V" + id);
    }

    private static <T> CompletionStage<T> unavailable() {
        return CompletableFuture.failedFuture(new CrmUnavailable("The CRM is down", null));
    }
}
