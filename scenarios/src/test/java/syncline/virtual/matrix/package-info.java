@NullMarked
package syncline.virtual.matrix;

import org.jspecify.annotations.NullMarked;
