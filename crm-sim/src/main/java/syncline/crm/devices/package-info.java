/** What comes down to the devices of field users: its configuration, and the syncs that fetch it. */
@NullMarked
package syncline.crm.devices;

import org.jspecify.annotations.NullMarked;
