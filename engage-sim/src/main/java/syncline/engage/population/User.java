package syncline.engage.population;

/**
 * An end user: somebody of a company who connects with profiles.
 *
 * @param vault the Vault the user works in
 * @param company the company that Vault belongs to
 */
public record User(String username, String firstName, String lastName, String email, String vault, String company) {}
