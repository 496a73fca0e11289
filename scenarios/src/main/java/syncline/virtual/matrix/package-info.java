/** A scenario with a matrix: all its combinations in virtual time, in one folder. */
@NullMarked
package syncline.virtual.matrix;

import org.jspecify.annotations.NullMarked;
