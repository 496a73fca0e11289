package syncline.sync.rules;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import syncline.sync.rules.StartRules.Answer.Start;
import syncline.sync.rules.VaultAccount.Standing;

/** Engage, CRM and sync in maps: the rules as the sync runs them, and what must always be so while they run. */
final class MemoryLab {
    private static final int PAGE = 2;
    private static final Set<Class<?>> UNFINISHED =
            Set.of(RecordEvent.WriteStarted.class, RecordEvent.WriteFailed.class, RecordEvent.HeldBack.class);

    /** The rules as the sync asks them. */
    interface Rules {
        default RecordRules.Decided decide(RecordState state, Offer offer) {
            return RecordRules.decide(state, offer);
        }

        default RecordState evolve(RecordState state, RecordEvent event) {
            return state.evolve(event);
        }

        /** What is sent of a record, which Engage has as {@code record}. */
        default Map<String, @Nullable Object> fields(Decision.Send send, EngageRecord record) {
            return send.fields();
        }
    }

    final MemoryEngage engage = new MemoryEngage();
    final MemoryCrm crm = new MemoryCrm(engage);
    final Map<String, RecordState> actors = new HashMap<>();
    /** What the sync says it has yet to do. */
    final Map<String, Retry> ledger = new TreeMap<>();
    /** What the last sync did. */
    final Tally tally = new Tally();

    boolean everBlind;
    final Set<String> everAway = new HashSet<>();

    private final Rules rules;
    private final FailureCounts failures = new FailureCounts();
    private final Map<String, Long> lastUnfinished = new HashMap<>();
    private StartRules.History past = StartRules.History.NONE;
    private long events;
    private @Nullable Long unfinishedSince;
    private @Nullable Instant mergesFollowed;

    private int crashIn;
    private int number;
    private Instant now = engage.now();
    private final Map<String, Parent> withoutRow = new HashMap<>();
    private final Set<String> tried = new HashSet<>();

    MemoryLab(Rules rules) {
        this.rules = rules;
    }

    private static final class Crash extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Crash() {
            super(null, null, false, false);
        }
    }

    /** One sync; it breaks off at step {@code crashAt}, if it comes so far. Whether it came to its end. */
    boolean sync(Trigger trigger, int crashAt) {
        engage.pass(Duration.ofDays(1));
        now = engage.now();
        number++;
        crashIn = crashAt;
        tally.clear();
        tried.clear();
        withoutRow.clear();
        var start = (Start) StartRules.decide(past, trigger, now, false, RuleSettings.CHOSEN);
        try {
            run(start);
        } catch (Crash e) {
            end(ResultMessage.FAILED);
            return false;
        }
        end(ResultMessage.of(tally.counts()));
        return true;
    }

    private void end(ResultMessage message) {
        past = past.after(new PastSync(number, now, now, message));
    }

    private void step() {
        if (--crashIn == 0) {
            throw new Crash();
        }
    }

    private void run(Start start) {
        Long leftoversSince = start.scope() == Scope.FULL ? null : unfinishedSince;
        if (unfinishedSince == null) {
            unfinishedSince = events;
        }
        everBlind |= !crm.mergesReadable;
        everAway.addAll(crm.away);
        for (String id : ledger.keySet()) {
            if (!isConnection(id) && actor(id).crmId() == null) {
                withoutRow.put(id, ledger.get(id) instanceof Retry.Parked ? Parent.PARKED : Parent.FAILED);
            }
        }
        phase(start, leftoversSince, false);
        phase(start, leftoversSince, true);
        if (crm.mergesReadable) {
            mergesFollowed = now;
        }
        unfinishedSince = null;
    }

    private void phase(Start start, @Nullable Long leftoversSince, boolean connections) {
        var ids = new LinkedHashSet<String>();
        if (start.scope() == Scope.INCREMENTAL) {
            revisit(ids, leftoversSince, connections);
        }
        var records = new ArrayList<EngageRecord>();
        ids.forEach(id -> records.add(engage.current(id)));
        var changed = engage.all(connections);
        changed.sort(Comparator.comparing(EngageRecord::modifiedAt).thenComparing(EngageRecord::id));
        for (EngageRecord record : changed) {
            boolean read = start.watermark() == null || !record.modifiedAt().isBefore(start.watermark());
            if (read && ids.add(record.id())) {
                records.add(record);
            }
        }
        for (int from = 0; from < records.size(); from += PAGE) {
            page(records.subList(from, Math.min(records.size(), from + PAGE)), start.scope() == Scope.FULL);
        }
    }

    private void revisit(Set<String> ids, @Nullable Long leftoversSince, boolean connections) {
        ledger.forEach((id, retry) -> {
            if (isConnection(id) == connections && !(retry instanceof Retry.Parked)) {
                ids.add(id);
            }
        });
        lastUnfinished.forEach((id, at) -> {
            if (leftoversSince != null && at > leftoversSince && isConnection(id) == connections) {
                ids.add(id);
            }
        });
        if (!connections && crm.mergesReadable) {
            var losing = engage.merges().losingSince(mergesFollowed == null ? Instant.MIN : mergesFollowed);
            crm.rows.forEach((id, row) -> {
                if (row.get("account__v") instanceof String account && losing.contains(account)) {
                    ids.add(id);
                }
            });
        }
    }

    private static boolean isConnection(String id) {
        return id.startsWith("C");
    }

    private RecordState actor(String id) {
        return actors.getOrDefault(id, RecordState.UNKNOWN);
    }

    private void page(List<EngageRecord> page, boolean triesParked) {
        var decisions = new HashMap<String, Decision>();
        for (EngageRecord record : page) {
            step();
            var decided = rules.decide(actor(record.id()), offer(record, triesParked));
            if (decided.event() != null) {
                store(record.id(), decided.event());
            }
            decisions.put(record.id(), decided.decision());
        }
        var answers = new HashMap<String, Outcome>();
        for (EngageRecord record : page) {
            if (decisions.get(record.id()) instanceof Decision.Send send) {
                step();
                answers.put(record.id(), write(record.id(), send));
            }
        }
        for (EngageRecord record : page) {
            var outcome = answers.get(record.id());
            if (outcome != null) {
                step();
                store(record.id(), RecordRules.settle(outcome, RuleSettings.CHOSEN));
            }
        }
        step();
        for (EngageRecord record : page) {
            takeIn(record.id(), Objects.requireNonNull(decisions.get(record.id())), answers.get(record.id()));
        }
    }

    private Offer offer(EngageRecord record, boolean triesParked) {
        return switch (record) {
            case EngageProfile profile ->
                new Offer(number, triesParked, now, profile, Parent.PRESENT, null, account(profile.account()));
            case EngageConnection connection ->
                new Offer(
                        number,
                        triesParked,
                        now,
                        connection,
                        withoutRow.getOrDefault(connection.profileId(), Parent.PRESENT),
                        crm.user(connection.username()),
                        null);
        };
    }

    private @Nullable VaultAccount account(@Nullable String account) {
        if (account == null) {
            return null;
        }
        String survivor = crm.mergesReadable ? engage.merges().survivor(account) : account;
        if (engage.vaultHas(survivor)) {
            return new VaultAccount(survivor, Standing.PRESENT);
        }
        return new VaultAccount(survivor, crm.mergesReadable ? Standing.MISSING : Standing.UNTRACEABLE);
    }

    private Outcome write(String id, Decision.Send send) {
        if (!tried.add(id)) {
            throw new AssertionError(id + " is tried twice in sync " + number);
        }
        var fields = rules.fields(send, engage.current(id));
        return crm.write(number, now, id, send, fields, actor(id).crmId() != null);
    }

    private void store(String id, RecordEvent event) {
        var before = actor(id);
        var after = rules.evolve(before, event);
        actors.put(id, after);
        events++;
        lastUnfinished.remove(id);
        if (UNFINISHED.contains(event.getClass())) {
            lastUnfinished.put(id, events);
        }
        failures.check(id, before, event, after);
    }

    /** What the ledger and the counts take in. */
    private void takeIn(String id, Decision decision, @Nullable Outcome outcome) {
        var state = actor(id);
        if (state.retry() instanceof Retry.InStep) {
            ledger.remove(id);
        } else {
            ledger.put(id, state.retry());
        }
        if (!(decision instanceof Decision.OutOfScope) && !(decision instanceof Decision.Held) && !isConnection(id)) {
            note(id, state, decision, outcome);
        }
        tally.add(decision, outcome);
    }

    private void note(String id, RecordState state, Decision decision, @Nullable Outcome outcome) {
        if (state.crmId() != null) {
            withoutRow.remove(id);
        } else if (decision instanceof Decision.Parked) {
            withoutRow.put(id, Parent.PARKED);
        } else {
            withoutRow.put(
                    id,
                    outcome instanceof Outcome.Refused refusal
                            ? Parent.failed(FailureClass.of(refusal.errorType()))
                            : Parent.FAILED);
        }
    }
}
