/** When requests are due: schedules of an open arrival model, as plain values without a clock. */
@NullMarked
package syncline.load.arrivals;

import org.jspecify.annotations.NullMarked;
