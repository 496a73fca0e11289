/** A scenario in virtual time: the steps, faults and schedules of a live run, on a timeline. */
@NullMarked
package syncline.virtual.run;

import org.jspecify.annotations.NullMarked;
