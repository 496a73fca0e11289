/** How many clicks a second Engage keeps, against servers that keep nothing. */
@NullMarked
package syncline.bench.clicks;

import org.jspecify.annotations.NullMarked;
