package syncline.engage.links;

import org.jspecify.annotations.Nullable;

/**
 * What stands in a link, short or full: who invites, and which account the HCP is.
 *
 * @param account null when the user shared it with no account
 */
public record Invitation(String username, @Nullable String account) {}
