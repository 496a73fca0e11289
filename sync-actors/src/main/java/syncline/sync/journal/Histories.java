package syncline.sync.journal;

import akka.actor.typed.ActorSystem;
import akka.actor.typed.DispatcherSelector;
import akka.actor.typed.Extension;
import akka.actor.typed.ExtensionId;
import akka.serialization.SerializationExtension;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The histories of sleeping actors that are about to be woken, read ahead with one query for all: two queries for each of them
 * would cost more than all else that waking takes. What is not here, the journal reads as usual. Safe for use by many threads.
 */
public final class Histories implements Extension {
    private static final Logger LOG = LoggerFactory.getLogger(Histories.class);
    private static final List<StoredEvent> BEING_READ = List.of();

    private final HistoryQuery query;
    private final Executor blocking;
    private final Set<String> awake = ConcurrentHashMap.newKeySet();
    private final ConcurrentMap<String, History> ahead = new ConcurrentHashMap<>();
    private volatile @Nullable Connections connections;

    private Histories(ActorSystem<?> system) {
        this.query = new HistoryQuery(SerializationExtension.get(system));
        this.blocking = system.dispatchers().lookup(DispatcherSelector.blocking());
    }

    /** The one of an actor system. */
    public static Histories of(ActorSystem<?> system) {
        return Id.INSTANCE.apply(system);
    }

    /** Makes the one of an actor system. */
    static final class Id extends ExtensionId<Histories> {
        private static final Id INSTANCE = new Id();

        @Override
        public Histories createExtension(ActorSystem<?> system) {
            return new Histories(system);
        }
    }

    /** Where the journal's connections come from. */
    interface Connections {
        Connection open() throws SQLException;
    }

    /** All events of one actor, in their order; {@code known} is false while they are being read. */
    record History(List<StoredEvent> events, boolean known) {
        private static final History PENDING = new History(BEING_READ, false);
        private static final History NONE = new History(List.of(), true);

        long highestSequenceNumber() {
            return events.isEmpty() ? 0 : events.getLast().event().sequenceNr();
        }
    }

    /** Reads ahead what those of these actors went through that sleep; completes when they may be woken, and never fails. */
    public CompletionStage<?> readAhead(Collection<String> persistenceIds) {
        var journal = connections;
        var asleep = persistenceIds.stream().filter(id -> !awake.contains(id)).toList();
        if (journal == null || asleep.isEmpty()) {
            return CompletableFuture.completedFuture(asleep);
        }
        asleep.forEach(id -> ahead.put(id, History.PENDING));
        return CompletableFuture.runAsync(() -> read(journal, asleep), blocking);
    }

    /** They are awake, or were not to be woken after all. */
    public void forget(Collection<String> persistenceIds) {
        persistenceIds.forEach(ahead::remove);
    }

    /** An actor has come to know its history. */
    public void woke(String persistenceId) {
        awake.add(persistenceId);
    }

    /** An actor has stopped. */
    public void slept(String persistenceId) {
        awake.remove(persistenceId);
    }

    /** The journal is open. */
    void from(Connections journal) {
        connections = journal;
    }

    /** An actor's history, if it was read ahead. */
    @Nullable
    History of(String persistenceId) {
        History history = ahead.get(persistenceId);
        return history != null && history.known() ? history : null;
    }

    /** The actor's history becomes longer: what was read of it is out of date. */
    void grows(String persistenceId) {
        ahead.remove(persistenceId);
    }

    /** A history that grew while it was read is no longer awaited, and is left out. */
    private void read(Connections journal, List<String> asleep) {
        try (var connection = journal.open()) {
            Map<String, List<StoredEvent>> found = query.read(connection, asleep);
            for (String id : asleep) {
                var events = found.get(id);
                ahead.replace(id, History.PENDING, events == null ? History.NONE : new History(events, true));
            }
        } catch (SQLException | RuntimeException e) {
            LOG.debug("Histories could not be read ahead; each actor reads its own", e);
            forget(asleep);
        }
    }
}
