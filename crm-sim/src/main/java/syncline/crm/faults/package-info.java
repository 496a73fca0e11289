/** Faults of single records that a scenario sets, and what the CRM remembers of failed writes. */
@NullMarked
package syncline.crm.faults;

import org.jspecify.annotations.NullMarked;
