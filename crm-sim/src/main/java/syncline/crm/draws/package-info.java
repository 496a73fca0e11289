/** What is drawn from the CRM's records by a seed. */
@NullMarked
package syncline.crm.draws;

import org.jspecify.annotations.NullMarked;
