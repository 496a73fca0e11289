package syncline.runner;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import syncline.run.RunRecord;
import syncline.run.Standing;
import syncline.run.StepLog.Taking;
import syncline.runner.LabCalls.LabFailed;
import syncline.scenario.Invites;
import syncline.scenario.Shares;
import syncline.scenario.Shares.Share;

/** Lets users share links, many in a call and a few calls at once. */
final class InviteSteps {
    /** Beyond its burst limit the CRM answers each device half a second later, and a call has to end before it times out. */
    private static final int BATCH = 100;

    private static final int IN_FLIGHT = 4;

    private final LabCalls calls;
    private final URI engage;
    private final URI admin;
    private final Supplier<List<String>> users;
    private final Supplier<List<String>> accounts;
    private final RunRecord record;

    /**
     * @param users the usernames of the end users, sorted
     * @param accounts the ids of the CRM's accounts, sorted
     */
    InviteSteps(
            LabCalls calls,
            URI engage,
            URI admin,
            Supplier<List<String>> users,
            Supplier<List<String>> accounts,
            RunRecord record) {
        this.calls = calls;
        this.engage = engage;
        this.admin = admin;
        this.users = users;
        this.accounts = accounts;
        this.record = record;
    }

    /** What came of the shares so far. */
    private static final class Shared {
        private final LongAdder made = new LongAdder();
        private final LongAdder refused = new LongAdder();
        private volatile @Nullable String why;

        void count(JsonNode share) {
            if (share.has("refused")) {
                refused.increment();
                why = share.path("refused").asText();
            } else {
                made.increment();
            }
        }
    }

    /** Gives every user what is needed to share links (I1, I6), and push notifications (I38). */
    private void letShare() {
        calls.put(
                engage,
                "/lab/settings",
                Map.of("digitalBusinessCard", true, "communicationChannel", "ping", "push", true));
    }

    /** Shares them all; in a few words, how it went. The same seed shares the same links. */
    String take(Invites step, long seed, Taking taking) {
        letShare();
        var sharers = users.get();
        var all = step.users() == null ? sharers : sharers.subList(0, Math.min(step.users(), sharers.size()));
        if (all.isEmpty()) {
            throw new LabFailed("The CRM has no end users who could share links");
        }
        var shares = new Shares(step, all, accounts.get(), new Random(seed))
                .drawn().stream().map(InviteSteps::call).toList();
        var shared = new Shared();
        var room = new Semaphore(IN_FLIGHT);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var underWay = new ArrayList<CompletableFuture<?>>();
            for (int from = 0; from < shares.size(); from += BATCH) {
                var batch = shares.subList(from, Math.min(from + BATCH, shares.size()));
                room.acquire();
                underWay.add(CompletableFuture.runAsync(() -> share(batch, shared, taking), threads)
                        .whenComplete((done, broke) -> room.release()));
            }
            CompletableFuture.allOf(underWay.toArray(CompletableFuture[]::new)).join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LabFailed("Interrupted while links were shared", e);
        } catch (CompletionException e) {
            var cause = Objects.requireNonNullElse(e.getCause(), e);
            throw new LabFailed("Links cannot be shared: " + cause.getMessage(), e);
        }
        if (shared.why != null) {
            record.remark("Step %d: %,d shares were refused, as in: %s"
                    .formatted(taking.number(), shared.refused.sum(), shared.why));
        }
        return "%,d links shared, %,d refused".formatted(shared.made.sum(), shared.refused.sum());
    }

    private void share(List<Map<String, String>> batch, Shared shared, Taking taking) {
        var answer = calls.post(admin, "/admin/shares", Map.of("shares", batch));
        answer.path("shares").forEach(shared::count);
        taking.line().stands(Standing.of(shared.made.sum(), "links"));
    }

    private static Map<String, String> call(Share share) {
        var call = new LinkedHashMap<String, String>();
        call.put("user", share.user());
        call.put("platform", share.platform());
        call.put("option", share.option());
        if (share.account() == null) {
            call.put("entry", "engage-tab");
        } else {
            call.put("entry", "account");
            call.put("account", share.account());
        }
        return call;
    }
}
