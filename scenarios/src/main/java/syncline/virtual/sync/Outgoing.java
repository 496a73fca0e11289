package syncline.virtual.sync;

import syncline.sync.rules.Decision;
import syncline.sync.rules.RecordEvent;
import syncline.sync.rules.RecordState;
import syncline.virtual.crm.Place;

/**
 * A record on its way to the CRM.
 *
 * @param started that it is, and {@code state} what is then so
 * @param derivable whether the rules make its row of nothing but the population's record and the time
 */
record Outgoing(Place place, Decision.Send send, RecordEvent started, RecordState state, boolean derivable) {}
