/** The simulated CRM: starting and stopping it. */
@NullMarked
package syncline.crm;

import org.jspecify.annotations.NullMarked;
