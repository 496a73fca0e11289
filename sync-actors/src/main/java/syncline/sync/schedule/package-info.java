/** The Process Scheduler: starts a sync at each due time, with no person involved. */
@NullMarked
package syncline.sync.schedule;

import org.jspecify.annotations.NullMarked;
