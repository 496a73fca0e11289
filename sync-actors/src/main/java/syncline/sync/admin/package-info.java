/** The HTTP API by which an admin starts syncs and reads their history and logs. */
@NullMarked
package syncline.sync.admin;

import org.jspecify.annotations.NullMarked;
