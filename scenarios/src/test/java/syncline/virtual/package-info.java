@NullMarked
package syncline.virtual;

import org.jspecify.annotations.NullMarked;
