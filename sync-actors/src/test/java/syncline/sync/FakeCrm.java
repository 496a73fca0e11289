package syncline.sync;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.BiFunction;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import syncline.sync.rules.AccountMerges;
import syncline.sync.rules.CrmObject;
import syncline.sync.rules.CrmUser;
import syncline.sync.vault.AccessRefused;
import syncline.sync.vault.CrmPort;
import syncline.sync.vault.CrmUnavailable;

/** A CRM in maps that accepts what a test lets it accept, and keeps every call. */
public final class FakeCrm implements CrmPort {
    /** One write as it came; {@code mayCreate} tells an upsert from an update. */
    public record Call(CrmObject object, boolean mayCreate, List<Map<String, @Nullable Object>> records) {}

    /** What may be asked for besides users. */
    public enum Question {
        MERGES,
        ACCOUNTS,
        PROFILES_OF,
        EDITED
    }

    private final Map<CrmObject, Map<String, Map<String, @Nullable Object>>> rows = new HashMap<>();
    private final List<Call> calls = new ArrayList<>();
    private final List<Question> questions = new ArrayList<>();
    private final Set<Question> forbidden = new HashSet<>();
    private final Set<String> missingAccounts = new HashSet<>();
    private final Set<String> edited = new HashSet<>();
    private List<AccountMerges.Merge> merges = new ArrayList<>();
    private List<CrmUser> users = List.of();
    private BiFunction<CrmObject, String, @Nullable Answer> answers = (object, id) -> null;
    private boolean down;
    private volatile boolean answersLost;
    private int callsUntilDown = Integer.MAX_VALUE;
    private Runnable onWrite = () -> {};
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

    /** Happens before each write. */
    public synchronized void onWrite(Runnable event) {
        onWrite = event;
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

    /** Answers that wait never come. */
    public synchronized void loseAnswers() {
        answersLost = true;
    }

    /** Answers come at once, and reach the sync. */
    public synchronized void answerAtOnce() {
        answersWaitFor = CompletableFuture.completedFuture(null);
        answersLost = false;
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
        questions.clear();
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

    /** Account {@code losing} went into {@code surviving} at that time. */
    public synchronized void merged(String losing, String surviving, Instant at) {
        merges.add(new AccountMerges.Merge(losing, surviving, at));
        missingAccounts.add(losing);
    }

    /** The Vault has all accounts but these and those merged away. */
    public synchronized void missing(String... accounts) {
        missingAccounts.addAll(Set.of(accounts));
    }

    /** A person edits this row. */
    public synchronized void edit(CrmObject object, String id, String field, String value) {
        rows(object).computeIfAbsent(id, key -> new LinkedHashMap<>()).put(field, value);
        edited.add(id);
    }

    /** The integration user may not ask this. */
    public synchronized void forbid(Question question) {
        forbidden.add(question);
    }

    public synchronized void allow(Question question) {
        forbidden.remove(question);
    }

    /** All rights are back, no account was ever merged or missing, nobody edited anything. */
    public synchronized void forgive() {
        forbidden.clear();
        merges.clear();
        missingAccounts.clear();
        edited.clear();
    }

    /** What was asked, in order. */
    public synchronized List<Question> questions() {
        return List.copyOf(questions);
    }

    @Override
    public synchronized CompletionStage<List<AccountMerges.Merge>> accountMerges() {
        return asked(Question.MERGES, () -> List.copyOf(merges));
    }

    @Override
    public synchronized CompletionStage<Set<String>> existingAccounts(Collection<String> ids) {
        return asked(
                Question.ACCOUNTS,
                () -> ids.stream().filter(id -> !missingAccounts.contains(id)).collect(Collectors.toSet()));
    }

    @Override
    public synchronized CompletionStage<List<String>> profilesOf(Collection<String> accounts) {
        return asked(
                Question.PROFILES_OF,
                () -> rows(CrmObject.PROFILE).entrySet().stream()
                        .filter(row ->
                                accounts.contains(String.valueOf(row.getValue().get("account__v"))))
                        .map(Map.Entry::getKey)
                        .toList());
    }

    @Override
    public synchronized CompletionStage<Set<String>> editedOutside(CrmObject object, Collection<String> crmIds) {
        return asked(
                Question.EDITED,
                () -> crmIds.stream()
                        .map(id -> id.substring(1))
                        .filter(edited::contains)
                        .collect(Collectors.toSet()));
    }

    private <T> CompletionStage<T> asked(Question question, Supplier<T> answer) {
        questions.add(question);
        if (down) {
            return unavailable();
        }
        return forbidden.contains(question)
                ? CompletableFuture.failedFuture(new AccessRefused("No right to read"))
                : CompletableFuture.completedFuture(answer.get());
    }

    @Override
    public CompletionStage<List<Answer>> upsert(CrmObject object, List<Map<String, @Nullable Object>> records) {
        return write(object, true, records);
    }

    @Override
    public CompletionStage<List<Answer>> update(CrmObject object, List<Map<String, @Nullable Object>> records) {
        return write(object, false, records);
    }

    /** The rows of message_activity__v. */
    public final FakeActivities activities = new FakeActivities();

    @Override
    public CompletionStage<List<Answer>> upsertActivities(List<Map<String, @Nullable Object>> records) {
        return activities.upsert(records);
    }

    private synchronized CompletionStage<List<Answer>> write(
            CrmObject object, boolean mayCreate, List<Map<String, @Nullable Object>> records) {
        if (down || callsUntilDown == 0) {
            return unavailable();
        }
        onWrite.run();
        callsUntilDown--;
        calls.add(new Call(object, mayCreate, records));
        var answered = records.stream()
                .map(record -> answer(object, mayCreate, record))
                .toList();
        return answersWaitFor.thenCompose(
                now -> answersLost ? unavailable() : CompletableFuture.completedFuture(answered));
    }

    private Answer answer(CrmObject object, boolean mayCreate, Map<String, @Nullable Object> record) {
        String id = String.valueOf(record.get("vexternal_id__v"));
        var special = answers.apply(object, id);
        if (special != null) {
            return special;
        }
        if (!mayCreate && !rows(object).containsKey(id)) {
            return new Answer.Absent();
        }
        var row = rows(object).computeIfAbsent(id, key -> new LinkedHashMap<>());
        var before = Map.copyOf(withoutNulls(row));
        row.putAll(record);
        edited.remove(id);
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
