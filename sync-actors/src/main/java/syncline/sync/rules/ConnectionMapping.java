package syncline.sync.rules;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** From an Engage connection to its row: who is in scope (B8, B12, E15), and which field holds what (C25 to C33). */
final class ConnectionMapping {
    private ConnectionMapping() {}

    /**
     * B8 and E15; a connection that ended before it ever had a row never gets one (O27).
     *
     * @param user the end user in this Vault, or null if there is none
     */
    static boolean inScope(EngageConnection connection, boolean mayHaveRow, @Nullable CrmUser user) {
        return user != null && (mayHaveRow || enters(connection));
    }

    /** B6 and O27: in scope by itself, so that a row may be made. */
    static boolean enters(EngageConnection connection) {
        return connection.active();
    }

    /**
     * The row of a connection.
     *
     * @param written what the CRM holds, or null; its name is kept (C30), and its profile once the connection has ended: a merge
     *     may have moved the connection to one that never gets a row (D8, D12)
     * @throws IllegalArgumentException without a user: such a connection is out of scope
     */
    static ConnectionRow row(EngageConnection connection, @Nullable ConnectionRow written, @Nullable CrmUser user) {
        if (user == null) {
            throw new IllegalArgumentException("Connection " + connection.id() + " has no user in this Vault");
        }
        Instant ended = connection.disconnectedAt() == null ? connection.modifiedAt() : connection.disconnectedAt();
        return new ConnectionRow(
                connection.id(),
                written == null ? name(connection, user) : written.name(),
                user.id(),
                written == null || connection.active() ? connection.profileId() : written.profileId(),
                connection.active(),
                connection.active() ? null : ended,
                connection.modifiedAt());
    }

    private static String name(EngageConnection connection, CrmUser user) {
        String profile = connection.profileName() == null ? connection.profileId() : connection.profileName();
        return user.name() + " – " + profile;
    }
}
