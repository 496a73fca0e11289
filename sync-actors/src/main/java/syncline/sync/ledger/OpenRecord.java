package syncline.sync.ledger;

import syncline.sync.rules.CrmObject;

/**
 * A record that is not in step: due for a retry, or parked.
 *
 * @param failures failing syncs in a row
 * @param since the sync in which that row began (E12)
 * @param hasRow whether the CRM has a row of it
 */
public record OpenRecord(
        CrmObject object, String externalId, int failures, boolean parked, int since, boolean hasRow) {}
