package syncline.sync.actors;

import akka.cluster.sharding.typed.javadsl.ClusterSharding;
import akka.cluster.sharding.typed.javadsl.Entity;
import akka.cluster.sharding.typed.javadsl.EntityTypeKey;
import syncline.sync.journal.Histories;

/** The persistent actor of one Engage profile. */
public final class ProfileActor extends RecordActor {
    /** Finds the actor of a profile by Engage's id. */
    public static final EntityTypeKey<RecordCommand> KEY = EntityTypeKey.create(RecordCommand.class, "profile");

    private ProfileActor(String id, Histories histories) {
        super(KEY.name(), id, histories);
    }

    /** Lets {@code sharding} start these actors where and when they are needed. */
    public static void init(ClusterSharding sharding, Histories histories) {
        sharding.init(Entity.of(KEY, context -> new ProfileActor(context.getEntityId(), histories)));
    }
}
