package syncline.crm.records;

/**
 * Two accounts that are one person: the losing one goes, the surviving one stays.
 *
 * @param losing the account's id, as in {@code V4S000000000123}
 */
public record AccountMerge(String losing, String surviving) {}
