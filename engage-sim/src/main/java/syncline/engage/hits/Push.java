package syncline.engage.hits;

import java.time.Instant;

/**
 * A push notification: the user's phone tells that somebody opened an invite.
 *
 * @param seq the number of the hit it tells of
 * @param link the link's number
 */
public record Push(long seq, int link, String username, Instant sentAt) {}
