package syncline.sync.life;

import akka.actor.typed.ActorSystem;
import akka.persistence.jdbc.query.javadsl.JdbcReadJournal;
import akka.persistence.query.PersistenceQuery;
import akka.stream.javadsl.Sink;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;
import syncline.sync.actors.ConnectionActor;
import syncline.sync.actors.ProfileActor;
import syncline.sync.engage.EngagePort;
import syncline.sync.life.RecordLife.Happened;
import syncline.sync.life.RecordLife.Next;
import syncline.sync.life.RecordLife.Standing;
import syncline.sync.rules.AccountMerges;
import syncline.sync.rules.CrmObject;
import syncline.sync.rules.CrmUser;
import syncline.sync.rules.EngageConnection;
import syncline.sync.rules.EngageProfile;
import syncline.sync.rules.EngageRecord;
import syncline.sync.rules.Offer;
import syncline.sync.rules.Parent;
import syncline.sync.rules.RecordEvent;
import syncline.sync.rules.RecordState;
import syncline.sync.rules.Retry;
import syncline.sync.rules.VaultAccount;
import syncline.sync.run.SyncForecast;
import syncline.sync.vault.CrmPort;

/** Reads lives of records from the journal, and asks Engage and the CRM how the records stand there. It changes nothing. */
public final class Lives {
    private static final EngagePort.Slice EVERYTHING = new EngagePort.Slice(null, 0, 1);

    private final ActorSystem<?> system;
    private final InstantSource clock;
    private final EngagePort engage;
    private final CrmPort crm;

    public Lives(ActorSystem<?> system, InstantSource clock, EngagePort engage, CrmPort crm) {
        this.system = system;
        this.clock = clock;
        this.engage = engage;
        this.crm = crm;
    }

    /**
     * The life of a record; empty if neither the journal nor Engage nor the CRM knows it.
     *
     * @param row the row as the CRM holds it, if it does
     * @param next the next scheduled sync
     */
    public CompletionStage<Optional<RecordLife>> of(
            CrmObject object, String id, Optional<Map<String, @Nullable Object>> row, SyncForecast next) {
        return happened(object, id)
                .thenCompose(events -> current(object, id).thenCompose(record -> {
                    if (events.isEmpty() && record == null && row.isEmpty()) {
                        return CompletableFuture.completedFuture(Optional.empty());
                    }
                    var state = stateAfter(events);
                    return offer(record, next).thenApply(offer -> {
                        var says = Outlook.of(state, offer, next);
                        boolean more = events.size() > RecordLife.MOST_EVENTS;
                        return Optional.of(new RecordLife(
                                object.apiName(),
                                id,
                                standing(state),
                                more ? events.subList(0, RecordLife.MOST_EVENTS) : events,
                                more,
                                row.orElse(null),
                                record,
                                new Next(next.number(), next.type(), next.watermark(), says)));
                    });
                }));
    }

    private CompletionStage<List<Happened>> happened(CrmObject object, String id) {
        var journal = PersistenceQuery.get(system.classicSystem())
                .getReadJournalFor(JdbcReadJournal.class, JdbcReadJournal.Identifier());
        return journal.currentEventsByPersistenceId(persistenceId(object, id), 0, Long.MAX_VALUE)
                .take(RecordLife.MOST_EVENTS + 1L)
                .map(envelope -> new Happened(envelope.sequenceNr(), (RecordEvent) envelope.event()))
                .runWith(Sink.seq(), system);
    }

    private static String persistenceId(CrmObject object, String id) {
        return switch (object) {
            case PROFILE -> ProfileActor.KEY.name() + "|" + id;
            case CONNECTION -> ConnectionActor.KEY.name() + "|" + id;
        };
    }

    private static RecordState stateAfter(List<Happened> events) {
        var state = RecordState.UNKNOWN;
        for (Happened happened : events) {
            state = state.evolve(happened.event());
        }
        return state;
    }

    private CompletionStage<@Nullable EngageRecord> current(CrmObject object, String id) {
        return engage.current(object, EVERYTHING, List.of(id))
                .thenApply(found -> found.isEmpty() ? null : found.getFirst());
    }

    private CompletionStage<@Nullable Offer> offer(@Nullable EngageRecord record, SyncForecast next) {
        if (record == null) {
            return CompletableFuture.completedFuture(null);
        }
        return switch (record) {
            case EngageProfile profile ->
                account(profile.account()).thenApply(account -> offered(next, profile, Parent.PRESENT, null, account));
            case EngageConnection connection ->
                crm.users()
                        .thenCombine(
                                happened(CrmObject.PROFILE, connection.profileId()),
                                (users, events) -> offered(
                                        next,
                                        connection,
                                        parent(stateAfter(events), next),
                                        user(users, connection),
                                        null));
        };
    }

    private Offer offered(
            SyncForecast next,
            EngageRecord record,
            Parent parent,
            @Nullable CrmUser user,
            @Nullable VaultAccount account) {
        return new Offer(next.number(), next.triesParked(), clock.instant(), record, parent, user, account);
    }

    private static @Nullable CrmUser user(List<CrmUser> users, EngageConnection connection) {
        return users.stream()
                .filter(user -> user.username().equals(connection.username()))
                .findFirst()
                .orElse(null);
    }

    /** A profile that is not parked is written before its connections, and will have a row unless that fails (E13). */
    private static Parent parent(RecordState profile, SyncForecast next) {
        boolean parked = profile.retry() instanceof Retry.Parked && !next.triesParked();
        return parked && profile.crmId() == null ? Parent.PARKED : Parent.PRESENT;
    }

    /** What the CRM does not let the sync read counts as there, as it does in a sync. */
    private CompletionStage<@Nullable VaultAccount> account(@Nullable String account) {
        if (account == null) {
            return CompletableFuture.completedFuture(null);
        }
        return crm.accountMerges()
                .thenApply(merges -> new AccountMerges(merges).survivor(account))
                .exceptionally(unreadable -> account)
                .thenCompose(id -> crm.existingAccounts(List.of(id))
                        .thenApply(found -> found.contains(id))
                        .exceptionally(unreadable -> true)
                        .thenApply(there -> new VaultAccount(
                                id, there ? VaultAccount.Standing.PRESENT : VaultAccount.Standing.MISSING)));
    }

    private static Standing standing(RecordState state) {
        String retry = switch (state.retry()) {
            case Retry.InStep inStep -> "in_step";
            case Retry.Due due -> "due";
            case Retry.Parked parked -> "parked";
        };
        return new Standing(
                retry, state.retry().failures(), state.revision(), state.openWrites(), state.crmId(), state.written());
    }
}
