/** Shares links as the devices of field users do: the link comes from Engage, the row goes to the CRM. */
@NullMarked
package syncline.sync.sharing;

import org.jspecify.annotations.NullMarked;
