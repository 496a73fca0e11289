package syncline.sync.rules;

/**
 * An end user of the Vault.
 *
 * @param id of the user__sys record
 * @param name first and last name
 */
public record CrmUser(String id, String username, String name) {}
