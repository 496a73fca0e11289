package syncline.engage.directory;

import org.jspecify.annotations.Nullable;

/**
 * Which invites are wanted; null stands for any.
 *
 * @param after only invites with a greater id
 * @param limit most invites, 1 to {@value #MOST}
 */
public record InviteQuery(
        @Nullable String username,
        @Nullable String profileId,
        Invite.@Nullable Status status,
        String after,
        int limit) {
    public static final int MOST = 1_000;
}
