/** Virtual time: what every part of a simulated run shares. Nothing here waits; the clock jumps to whatever is due next. */
@NullMarked
package syncline.virtual;

import org.jspecify.annotations.NullMarked;
