/** The CRM of a virtual run: rows in arrays, which answer a write as the simulated CRM does. */
@NullMarked
package syncline.virtual.crm;

import org.jspecify.annotations.NullMarked;
