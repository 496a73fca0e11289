package syncline.virtual.crm;

import syncline.sync.rules.CrmRow;

/**
 * A row that differs from what the rules make of the population.
 *
 * @param modified the moment at which it last changed
 * @param byHand whether somebody other than the sync changed it last (C38)
 */
record HeldRow(CrmRow row, int modified, boolean byHand) {}
