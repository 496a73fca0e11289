@NullMarked
package syncline.load.audience;

import org.jspecify.annotations.NullMarked;
