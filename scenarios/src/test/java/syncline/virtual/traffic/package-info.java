@NullMarked
package syncline.virtual.traffic;

import org.jspecify.annotations.NullMarked;
