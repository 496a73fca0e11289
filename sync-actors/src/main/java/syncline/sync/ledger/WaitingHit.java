package syncline.sync.ledger;

import syncline.sync.clicks.Hit;

/**
 * A hit that the CRM refused.
 *
 * @param failures jobs in which it was refused by its own fault
 * @param errorType why it was refused last
 */
public record WaitingHit(Hit hit, int failures, String errorType, String message) {}
