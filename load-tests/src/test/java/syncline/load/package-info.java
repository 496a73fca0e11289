@NullMarked
package syncline.load;

import org.jspecify.annotations.NullMarked;
