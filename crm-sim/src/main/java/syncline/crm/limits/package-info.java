/** How many calls the CRM takes before it slows a caller down or turns it away. */
@NullMarked
package syncline.crm.limits;

import org.jspecify.annotations.NullMarked;
