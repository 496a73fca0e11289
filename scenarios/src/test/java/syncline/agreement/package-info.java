@NullMarked
package syncline.agreement;

import org.jspecify.annotations.NullMarked;
