package syncline.sync.journal;

import akka.persistence.PersistentRepr;

/**
 * An event as the journal holds it.
 *
 * @param ordering its place among all events
 */
record StoredEvent(long ordering, PersistentRepr event) {}
