@NullMarked
package syncline.virtual.run;

import org.jspecify.annotations.NullMarked;
