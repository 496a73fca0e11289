@NullMarked
package syncline.load.arrivals;

import org.jspecify.annotations.NullMarked;
