package syncline.sync;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import syncline.sync.rules.EngageConnection;

/** A connection as a test lets it become: active, with rep1, then changed step by step. */
public final class AConnection {
    private final String id;
    private long revision = 1;
    private Instant modifiedAt;
    private String profileId;
    private @Nullable String profileName = "Ada Osler";
    private String username = "rep1";
    private boolean active = true;
    private @Nullable Instant disconnectedAt;

    private AConnection(String id, String profileId, Instant at) {
        this.id = id;
        this.profileId = profileId;
        this.modifiedAt = at;
    }

    /** One that was made at {@code at}. */
    public static AConnection of(String id, String profileId, Instant at) {
        return new AConnection(id, profileId, at);
    }

    public AConnection with(String user) {
        username = user;
        return this;
    }

    public AConnection profileName(@Nullable String name) {
        profileName = name;
        return this;
    }

    public AConnection movedTo(String profile, Instant at) {
        profileId = profile;
        return changed(at);
    }

    public AConnection disconnected(Instant at) {
        active = false;
        disconnectedAt = at;
        return changed(at);
    }

    public AConnection connected(Instant at) {
        active = true;
        disconnectedAt = null;
        return changed(at);
    }

    /** What was set since counts as one change in Engage. */
    public AConnection changed(Instant at) {
        revision++;
        modifiedAt = at;
        return this;
    }

    public EngageConnection now() {
        return new EngageConnection(id, revision, modifiedAt, profileId, profileName, username, active, disconnectedAt);
    }
}
