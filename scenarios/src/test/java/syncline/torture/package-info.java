@NullMarked
package syncline.torture;

import org.jspecify.annotations.NullMarked;
