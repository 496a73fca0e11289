package syncline.sync;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import syncline.sync.rules.CrmObject;
import syncline.sync.rules.CrmUser;
import syncline.sync.vault.CrmPort;
import syncline.sync.vault.CrmUnavailable;

/** A CRM in maps that accepts what a test lets it accept, and keeps every call. */
public final class FakeCrm implements CrmPort {
    /** One call as it came. */
    public record Call(CrmObject object, List<Map<String, @Nullable Object>> records) {}

    private final Map<CrmObject, Map<String, Map<String, @Nullable Object>>> rows = new HashMap<>();
    private final List<Call> calls = new ArrayList<>();
    private List<CrmUser> users = List.of();
    private BiFunction<CrmObject, String, @Nullable Answer> answers = (object, id) -> null;
    private boolean down;
    private int callsUntilDown = Integer.MAX_VALUE;
    private CompletableFuture<Void> answersWaitFor = CompletableFuture.completedFuture(null);

    public synchronized void users(CrmUser... all) {
        users = List.of(all);
    }

    /** Lets {@code refusal} answer for a record; null accepts it. */
    public synchronized void answer(BiFunction<CrmObject, String, @Nullable Answer> refusal) {
        answers = refusal;
    }

    public synchronized void down(boolean isDown) {
        down = isDown;
        callsUntilDown = Integer.MAX_VALUE;
    }

    /** Takes so many more writes and is down after them. */
    public synchronized void downAfter(int calls) {
        callsUntilDown = calls;
    }

    /** Takes writes, and answers them only when the returned one is run. */
    public synchronized Runnable holdAnswers() {
        var released = new CompletableFuture<Void>();
        answersWaitFor = released;
        return () -> released.complete(null);
    }

    /** The external ids of all records that were sent, in the order in which they came. */
    public synchronized List<String> sent() {
        return calls.stream()
                .flatMap(call -> call.records().stream())
                .map(record -> String.valueOf(record.get("vexternal_id__v")))
                .toList();
    }

    public synchronized void forgetCalls() {
        calls.clear();
    }

    public synchronized Map<String, Map<String, @Nullable Object>> rows(CrmObject object) {
        return rows.computeIfAbsent(object, o -> new LinkedHashMap<>());
    }

    public synchronized List<Call> calls() {
        return List.copyOf(calls);
    }

    @Override
    public synchronized CompletionStage<List<CrmUser>> users() {
        return down ? unavailable() : CompletableFuture.completedFuture(users);
    }

    @Override
    public synchronized CompletionStage<List<Answer>> upsert(
            CrmObject object, List<Map<String, @Nullable Object>> records) {
        if (down || callsUntilDown == 0) {
            return unavailable();
        }
        callsUntilDown--;
        calls.add(new Call(object, records));
        var answered = records.stream().map(record -> answer(object, record)).toList();
        return answersWaitFor.thenApply(now -> answered);
    }

    private Answer answer(CrmObject object, Map<String, @Nullable Object> record) {
        String id = String.valueOf(record.get("vexternal_id__v"));
        var special = answers.apply(object, id);
        if (special != null) {
            return special;
        }
        var row = rows(object).computeIfAbsent(id, key -> new LinkedHashMap<>());
        var before = Map.copyOf(withoutNulls(row));
        row.putAll(record);
        return withoutNulls(row).equals(before) ? new Answer.NoChange("V" + id) : new Answer.Written("V" + id);
    }

    private static Map<String, Object> withoutNulls(Map<String, @Nullable Object> row) {
        var kept = new HashMap<String, Object>();
        row.forEach((field, value) -> {
            if (value != null) {
                kept.put(field, value);
            }
        });
        return kept;
    }

    private static <T> CompletionStage<T> unavailable() {
        return CompletableFuture.failedFuture(new CrmUnavailable("The CRM is down", null));
    }
}
