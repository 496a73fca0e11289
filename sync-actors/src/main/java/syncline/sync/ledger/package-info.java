/** What every sync did to every record, and which records still wait to be written. */
@NullMarked
package syncline.sync.ledger;

import org.jspecify.annotations.NullMarked;
