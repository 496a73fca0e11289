package syncline.sync.journal;

import akka.NotUsed;
import akka.actor.Scheduler;
import akka.actor.typed.javadsl.Adapter;
import akka.persistence.AtomicWrite;
import akka.persistence.PersistentRepr;
import akka.persistence.jdbc.config.JournalConfig;
import akka.persistence.jdbc.journal.dao.DefaultJournalDao;
import akka.persistence.jdbc.journal.dao.JournalDao;
import akka.serialization.Serialization;
import akka.stream.Materializer;
import akka.stream.javadsl.Source;
import scala.Option;
import scala.Tuple2;
import scala.collection.immutable.Seq;
import scala.concurrent.ExecutionContext;
import scala.concurrent.Future;
import scala.concurrent.duration.FiniteDuration;
import scala.runtime.BoxedUnit;
import scala.util.Success;
import scala.util.Try;
import slick.jdbc.JdbcBackend;
import slick.jdbc.JdbcProfile;

/** The journal plugin's own access to its tables, but for histories that were read ahead. Made by the plugin, which dictates the constructor. */
public final class PagewiseJournalDao implements JournalDao {
    private final DefaultJournalDao journal;
    private final Histories histories;

    /** As the plugin calls it. */
    public PagewiseJournalDao(
            JdbcBackend.DatabaseDef database,
            JdbcProfile profile,
            JournalConfig config,
            Serialization serialization,
            ExecutionContext executor,
            Materializer materializer) {
        this.journal = new DefaultJournalDao(database, profile, config, serialization, executor, materializer);
        this.histories = Histories.of(Adapter.toTyped(materializer.system()));
        histories.from(() -> database.source().createConnection());
    }

    @Override
    public Future<Object> highestSequenceNr(String persistenceId, long from) {
        var history = histories.of(persistenceId);
        return history == null
                ? journal.highestSequenceNr(persistenceId, from)
                : Future.successful(Math.max(from, history.highestSequenceNumber()));
    }

    @Override
    public akka.stream.scaladsl.Source<Try<Tuple2<PersistentRepr, Object>>, NotUsed> messagesWithBatch(
            String persistenceId,
            long from,
            long to,
            int batchSize,
            Option<Tuple2<FiniteDuration, Scheduler>> refresh) {
        var history = histories.of(persistenceId);
        return history == null
                ? journal.messagesWithBatch(persistenceId, from, to, batchSize, refresh)
                : messages(history, from, to, Long.MAX_VALUE);
    }

    @Override
    public akka.stream.scaladsl.Source<Try<Tuple2<PersistentRepr, Object>>, NotUsed> messages(
            String persistenceId, long from, long to, long max) {
        var history = histories.of(persistenceId);
        return history == null ? journal.messages(persistenceId, from, to, max) : messages(history, from, to, max);
    }

    @Override
    public Future<Seq<Try<BoxedUnit>>> asyncWriteMessages(Seq<AtomicWrite> writes) {
        writes.foreach(write -> {
            histories.grows(write.persistenceId());
            return BoxedUnit.UNIT;
        });
        return journal.asyncWriteMessages(writes);
    }

    @Override
    public Future<BoxedUnit> delete(String persistenceId, long toSequenceNr) {
        histories.grows(persistenceId);
        return journal.delete(persistenceId, toSequenceNr);
    }

    private static akka.stream.scaladsl.Source<Try<Tuple2<PersistentRepr, Object>>, NotUsed> messages(
            Histories.History history, long from, long to, long max) {
        return Source.from(history.events().stream()
                        .filter(e -> e.event().sequenceNr() >= from && e.event().sequenceNr() <= to)
                        .limit(max)
                        .<Try<Tuple2<PersistentRepr, Object>>>map(
                                e -> new Success<>(new Tuple2<>(e.event(), e.ordering())))
                        .toList())
                .asScala();
    }
}
