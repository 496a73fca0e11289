package syncline.sync.actors;

import akka.cluster.sharding.typed.javadsl.ClusterSharding;
import akka.cluster.sharding.typed.javadsl.Entity;
import akka.cluster.sharding.typed.javadsl.EntityTypeKey;
import akka.persistence.typed.PersistenceId;
import akka.persistence.typed.javadsl.CommandHandler;
import akka.persistence.typed.javadsl.Effect;
import akka.persistence.typed.javadsl.EventHandler;
import java.util.Map;
import java.util.TreeMap;
import syncline.sync.actors.InviteCommand.Settle;
import syncline.sync.actors.InviteCommand.Settled;
import syncline.sync.clicks.InviteEvent;
import syncline.sync.clicks.InviteRules;
import syncline.sync.clicks.InviteState;
import syncline.sync.journal.Histories;

/** The persistent actor of one invite: what became of each hit of its link. It never reads a clock and knows no CRM. */
public final class InviteActor extends PagewiseActor<InviteCommand, InviteEvent, InviteState> {
    /** Finds the actor of an invite by the server id of its link. */
    public static final EntityTypeKey<InviteCommand> KEY = EntityTypeKey.create(InviteCommand.class, "invite");

    private InviteActor(String link, Histories histories) {
        super(PersistenceId.of(KEY.name(), link), histories);
    }

    /** Lets {@code sharding} start these actors where and when they are needed. */
    public static void init(ClusterSharding sharding, Histories histories) {
        sharding.init(Entity.of(KEY, context -> new InviteActor(context.getEntityId(), histories)));
    }

    @Override
    public InviteState emptyState() {
        return InviteState.UNOPENED;
    }

    @Override
    public EventHandler<InviteState, InviteEvent> eventHandler() {
        return InviteState::evolve;
    }

    @Override
    public CommandHandler<InviteCommand, InviteEvent, InviteState> commandHandler() {
        return this::onCommand;
    }

    private Effect<InviteEvent, InviteState> onCommand(InviteState state, InviteCommand command) {
        return switch (command) {
            case Settle settle -> onSettle(state, settle);
        };
    }

    private Effect<InviteEvent, InviteState> onSettle(InviteState state, Settle settle) {
        return Effect()
                .persist(InviteRules.settle(state, settle.job(), settle.at(), settle.answers()))
                .thenRun(now -> settle.replyTo().tell(new Settled(waiting(now, settle))));
    }

    private static Map<Long, Integer> waiting(InviteState state, Settle settle) {
        if (state.waiting().isEmpty()) {
            return Map.of();
        }
        var waiting = new TreeMap<Long, Integer>();
        settle.answers().forEach(answer -> {
            long seq = answer.hit().seq();
            Integer failures = state.waiting().get(seq);
            if (failures != null) {
                waiting.put(seq, failures);
            }
        });
        return waiting;
    }
}
